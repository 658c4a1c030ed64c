// Runs one fixture of the CSL test suite in the engine as the program wires it; the value of
// this file is the function that does, called with the glue of engine.js.
(function (glue) {
    "use strict";
    var CSL = module.exports;

    // The months of other languages and the wrapper are what the suite's own runner adds.
    var MONTHS = ["ocak", "Şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos",
        "eylül", "ekim", "kasım", "aralık", "bahar", "yaz", "sonbahar", "kış"];

    function wrapper(params, before, text, after) {
        var name = params.variableNames[0];
        if (params.context === "citation") {
            if (name === "title" && params.itemData.URL && params.position === "first") {
                text = '<a href="' + params.itemData.URL + '">' + text + "</a>";
            } else if (name === "first-reference-note-number" && params.position !== "first") {
                text = "<b>" + text + "</b>";
            }
        }
        return before + text + after;
    }

    function learn(system, items) {
        system.items = {};
        items.forEach(function (item) { system.items[item.id] = item; });
        system.ids = items.map(function (item) { return String(item.id); });
    }

    function updated(engine, document, citations) {
        citations.forEach(function (given) {
            var places = {}, news;
            news = engine.processCitationCluster(given[0], given[1], given[2])[1];
            given[1].concat(given[2]).forEach(function (each, at) { places[each[0]] = at; });
            document = document.filter(function (each) {
                return engine.registry.citationreg.citationById[each.id];
            });
            document.sort(function (one, other) {
                return (places[one.id] || 0) - (places[other.id] || 0);
            });
            document.forEach(function (each) { each.sign = ".."; });
            news = news.filter(function (each) {
                var old = document.filter(function (known) { return known.id === each[2]; })[0];
                if (old) {
                    old.sign = ">>";
                    old.text = each[1];
                }
                return !old;
            });
            news.forEach(function (each) {
                document.splice(each[0], 0, {sign: ">>", id: each[2], text: each[1]});
            });
        });
        return document;
    }

    function marks(engine, system, test) {
        if (!test.CITATIONS) {
            return test["CITATION-ITEMS"].map(function (items) {
                return engine.makeCitationCluster(items);
            });
        }
        var document = updated(engine, [], test.CITATIONS);
        if (test.INPUT2) {
            learn(system, test.INPUT2);
            document = updated(engine, document, test.CITATIONS);
        }
        return document.map(function (each, at) { return each.sign + "[" + at + "] " + each.text; });
    }

    return function (test, locales) {
        var mode = test.MODE.split("-"), is = {}, options = test.OPTIONS || {}, name;
        mode.slice(1).forEach(function (each) { is[each] = true; });
        var system = new glue.System(test.CSL, locales);
        learn(system, test.INPUT);
        for (name in options) {
            system[name] = options[name];
        }
        if (options.variableWrapper) {
            system.variableWrapper = wrapper;
        }
        var engine = new CSL.Engine(system, test.CSL);
        engine.fun.dateparser.addDateParserMonths(MONTHS);
        ["rtf", "plain", "asciidoc", "xslfo"].forEach(function (each) {
            if (is[each]) {
                engine.setOutputFormat(each);
            }
        });
        engine.citation.opt.suppressTrailingPunctuation = !!is.suppress_trailing_punctuation;
        for (name in options) {
            if (name !== "variableWrapper") {
                engine.opt.development_extensions[name] = options[name];
            }
        }
        engine.setLangPrefsForCites({
            persons: ["translit"], institutions: ["translit"], titles: ["translit", "translat"],
            journals: ["translit"], publishers: ["translat"], places: ["translat"]
        });
        if (test.BIBENTRIES) {
            test.BIBENTRIES.forEach(function (ids) { engine.updateItems(ids, is.nosort); });
        } else if (!test.CITATIONS) {
            engine.updateItems(system.ids.slice(), is.nosort);
        }
        if (!test["CITATION-ITEMS"] && !test.CITATIONS) {
            test["CITATION-ITEMS"] = [
                engine.registry.reflist.map(function (each) { return {id: each.id}; })
            ];
        }
        var printed = marks(engine, system, test).join("\n"), list;
        if (mode[0] === "bibliography") {
            list = engine.makeBibliography(test.BIBSECTION);
            printed = is.header
                ? Object.keys(list[0]).sort().map(function (key) {
                    return key + ": " + list[0][key];
                }).join("\n")
                : list[0].bibstart + list[1].join("") + list[0].bibend;
        }
        return printed;
    };
})
