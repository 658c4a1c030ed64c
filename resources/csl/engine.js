// Between the program and citeproc-js: values in, values out, nothing of the style's own.
// The value of this file is one function; it is called with citeproc-js' CSL.
(function (CSL) {
    "use strict";

    // What the engine prints carries these letters of Unicode's private use area, which the
    // program takes out of every text it gives: where a source's words begin (the next letter
    // is FIRST + the source's place in `ids`), where the number of a reference begins, and
    // where either ends.
    var OPEN = "\uE000", CLOSE = "\uE001", NUMBER = "\uE002";
    var FIRST = 0xE100, MOST = 6000;

    // Qt sorts equals in any order, which the language forbids and years with letters show.
    function merged(list, compare) {
        if (list.length < 2) {
            return list;
        }
        var half = list.length >> 1, out = [], i = 0, j = 0;
        var a = merged(list.slice(0, half), compare), b = merged(list.slice(half), compare);
        while (i < a.length && j < b.length) {
            out.push(compare(a[i], b[j]) <= 0 ? a[i++] : b[j++]);
        }
        return out.concat(a.slice(i), b.slice(j));
    }

    Object.defineProperty(Array.prototype, "sort", {
        configurable: true,
        writable: true,
        value: function (compare) {
            var sorted = merged(this.slice(), compare || function (one, other) {
                return compared(String(one), String(other));
            });
            for (var i = 0; i < sorted.length; i += 1) {
                this[i] = sorted[i];
            }
            return this;
        }
    });

    // Qt's own comparison depends on the language of the system, and pages must not. The
    // engine puts an @ behind each part of a name, which sorts before every letter.
    function folded(text) {
        return text.normalize("NFKD").replace(/[\u0300-\u036F]/g, "").toLowerCase()
            .replace(/\u00E6/g, "ae").replace(/\u00F8/g, "o").replace(/\u0153/g, "oe")
            .replace(/\u00DF/g, "ss").replace(/\u0142/g, "l").replace(/\u0111/g, "d");
    }

    function bare(text) {
        return text.replace(/[!-\/:-?\[-`{-~\u2010-\u2027\u00AB\u00BB]/g, "").replace(/@+/g, " ");
    }

    function compared(one, other) {
        return one < other ? -1 : one > other ? 1 : 0;
    }

    function compare(one, other) {
        var a = folded(one), b = folded(other);
        return compared(bare(a), bare(b)) || compared(a, b) || compared(one, other);
    }

    // In the order of a style's list, a macro is built once and not at each mention anew: the
    // mentions within mentions of APA come to 69,000 steps and take half a minute.
    var expand = CSL.expandMacro, place_for = CSL.getMacroTarget;

    CSL.expandMacro = function (token, list) {
        var outer = this.build.mentioning;
        this.build.mentioning = list;
        expand.call(this, token, list);
        this.build.mentioning = outer;
    };

    CSL.getMacroTarget = function (name) {
        if (!this.build.extension) {
            return place_for.call(this, name);
        }
        var area = this[this.build.root + this.build.extension];
        area.macros = area.macros || {};
        var steps = area.macros[name], isNew = !steps;
        if (isNew) {
            steps = area.macros[name] = [];
        }
        var call = new CSL.Token("text", CSL.SINGLETON);
        call.execs.push(function (state, Item, item) {
            for (var next = 0; next < steps.length;) {
                next = CSL.tokenExec.call(state, steps[next], Item, item);
            }
        });
        this.build.mentioning.push(call);
        return isNew ? steps : false;
    };

    CSL.configureMacro = function (steps) {
        this.configureTokenList(steps);
    };

    // Macros are found by name, not by a walk through the whole style.
    var found = CSL.XmlJSON.prototype.getNodesByName;

    CSL.XmlJSON.prototype.getNodesByName = function (tree, tag, name, seen) {
        if (tag !== "macro" || tree !== this.dataObj || seen || !name) {
            return found.call(this, tree, tag, name, seen);
        }
        if (!this.macros) {
            var macros = this.macros = {};
            tree.children.forEach(function (each) {
                if (each.name === "macro" && !macros[each.attrs.name]) {
                    macros[each.attrs.name] = [each];
                }
            });
        }
        return this.macros[name] || [];
    };

    // A number that has the mark's bracket at it is given without word of what it is, but it
    // knows its reference.
    var html = CSL.Output.Formats.html, shown = html["@showid/true"];

    html["@showid/true"] = function (state, text, node) {
        if (!this.params && this.id !== undefined) {
            this.params = {
                itemData: {id: this.id},
                variableNames: ["citation-number"],
                context: state.tmp.area
            };
        }
        return shown.call(this, state, text, node);
    };

    // Where years with letters run on ("2020a,b"), a sign around each would part them: such a
    // style's marks go without.
    function isRunningOn(style) {
        return style.children.some(function (part) {
            return part.name === "citation" && /^year-suffix/.test(part.attrs.collapse || "");
        });
    }

    function System(style, locales) {
        this.items = {};
        this.ids = [];
        this.stringCompare = compare;
        this.retrieveLocale = function (language) {
            return locales[language] || false;
        };
        this.retrieveItem = function (id) {
            return this.items[id];
        };
        if (isRunningOn(JSON.parse(style))) {
            return;
        }
        this.variableWrapper = function (params, before, text, after) {
            if (params.context === "citation") {
                var place = this.ids.indexOf(String(params.itemData.id));
                if (place >= 0 && place < MOST) {
                    text = OPEN + String.fromCharCode(FIRST + place) + text + CLOSE;
                }
            } else if (params.variableNames[0] === "citation-number") {
                text = NUMBER + text + CLOSE;
            }
            return before + text + after;
        };
    }

    function key(item) {
        return JSON.stringify(item);
    }

    // A style at work on one document.
    function Document(style, locales, language) {
        this.system = new System(style, locales);
        this.engine = new CSL.Engine(this.system, style, language, true);
        this.engine.setOutputFormat("html");
        this.was = [];
        this.marks = {};
        this.printed = {};
        this.made = 0;
    }

    // Marks and list of a document: `clusters` are arrays of citeproc's cite items, `items` the
    // references that are new or changed.
    Document.prototype.print = function (clusters, items) {
        var isChanged = this.learn(items);
        var texts = clusters.map(key), was = this.was;
        var head = 0, tail = 0, both = Math.min(texts.length, was.length);
        while (head < both && texts[head] === was[head].text) {
            head += 1;
        }
        while (tail < both - head
               && texts[texts.length - 1 - tail] === was[was.length - 1 - tail].text) {
            tail += 1;
        }
        if (isChanged || texts.length - head - tail > 2 || was.length - head - tail > 2) {
            head = tail = 0;
            this.rebuild(clusters, texts);
        } else if (head + tail < Math.max(texts.length, was.length)) {
            this.change(clusters, texts, head, tail);
        }
        var marks = this.marks;
        return JSON.stringify({
            ids: this.system.ids,
            marks: this.was.map(function (each) { return marks[each.id]; }),
            entries: this.list()
        });
    };

    Document.prototype.learn = function (items) {
        var isChanged = false, id;
        for (id in items) {
            isChanged = isChanged || id in this.system.items;
            this.system.items[id] = items[id];
            delete this.printed[id];
            if (this.system.ids.indexOf(id) < 0) {
                this.system.ids.push(id);
            }
        }
        return isChanged;
    };

    Document.prototype.fresh = function (items, text) {
        this.made += 1;
        return {id: "c" + this.made, text: text, items: items};
    };

    function citation(each) {
        return {
            citationID: each.id,
            citationItems: JSON.parse(JSON.stringify(each.items)),
            properties: {noteIndex: 0}
        };
    }

    function place(each) {
        return [each.id, 0];
    }

    Document.prototype.rebuild = function (clusters, texts) {
        var that = this;
        this.was = clusters.map(function (items, i) { return that.fresh(items, texts[i]); });
        this.marks = {};
        this.engine.updateItems([]);
        this.engine.rebuildProcessorState(this.was.map(citation), "html", []).forEach(
            function (each) { that.marks[each[0]] = each[2]; }
        );
    };

    // Only what lies between the first `head` and the last `tail` clusters is other than it was.
    Document.prototype.change = function (clusters, texts, head, tail) {
        var that = this, end = clusters.length - tail, i, now;
        if (head === end) { // something was taken out: a neighbour is told of it
            if (tail) {
                end += 1;
            } else if (head) {
                head -= 1;
            } else {
                this.rebuild(clusters, texts);
                return;
            }
        }
        now = this.was.slice(0, head);
        for (i = head; i < end; i += 1) {
            now.push(this.fresh(clusters[i], texts[i]));
        }
        now = now.concat(this.was.slice(this.was.length - (clusters.length - end)));
        if (clusters.length === end) {
            now = now.slice(0, end);
        }
        this.was = now;
        for (i = head; i < end; i += 1) {
            this.engine.processCitationCluster(
                citation(now[i]), now.slice(0, i).map(place), now.slice(end).map(place)
            )[1].forEach(function (each) { that.marks[each[2]] = each[1]; });
        }
    };

    // The list: an entry is printed once, with a hole for its number, unless the style lets
    // entries depend on their neighbours.
    Document.prototype.list = function () {
        var engine = this.engine, printed = this.printed, options = engine.bibliography.opt;
        if (!engine.bibliography.tokens.length) {
            return null;
        }
        var isAlone = options["subsequent-author-substitute"] === undefined
            && !engine.opt.parallel.enable;
        var state = function (reference) { return JSON.stringify(reference.disambig); };
        var lacking = engine.registry.reflist.filter(function (reference) {
            var known = printed[reference.id];
            return !isAlone || !known || known.state !== state(reference);
        });
        if (lacking.length > 3 || (lacking.length && !isAlone)) {
            var whole = engine.makeBibliography();
            if (whole[0].entry_ids.length === whole[1].length) {
                whole[0].entry_ids.forEach(function (ids, at) {
                    var reference = engine.registry.registry[ids[0]];
                    printed[ids[0]] = {state: state(reference), html: whole[1][at]};
                });
                lacking = lacking.filter(function (each) { return !printed[each.id]; });
            }
        }
        lacking.forEach(function (reference) {
            var one = engine.makeBibliography({include: [{field: "id", value: reference.id}]});
            var words = one ? one[1].join("") : "";
            printed[reference.id] = {state: state(reference), html: words};
        });
        return engine.registry.reflist.map(function (reference) {
            return [String(reference.id), printed[reference.id].html, reference.seq];
        });
    };

    CSL.debug = function () {};
    CSL.error = function (message) {
        throw new Error(message);
    };

    // What is thrown goes to the program as an Error, whatever it was.
    function guarded(work) {
        return function () {
            try {
                return work.apply(this, arguments);
            } catch (error) {
                throw error instanceof Error ? error : new Error(String(error));
            }
        };
    }

    Document.prototype.print = guarded(Document.prototype.print);

    return {
        System: System,
        open: guarded(function (style, locales, language) {
            return new Document(style, locales, language);
        })
    };
})
