"""The table of actions: menus, toolbar, shortcuts and the shortcut sheet all come from it."""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """One thing the user can do.

    `id` names the command group and its method; `menu` is the menu it stands in, with a
    trailing "|" where a separator comes first; `needs` says what must be there for it:
    nothing, a "library", an "article", a "prose" field with the caret, a "block" that is being
    written in, one "before" or "after" it, a "section", any "text" field with the caret, a
    chosen "source", several "sources", a chosen "version", a "version with a name", a source
    that is "unlistable" or carries a "warning", a "report" of what was imported.
    """

    id: str
    words: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    needs: str = "library"
    toolbar: bool = False
    checkable: bool = False
    hint: str = ""


ACTIONS = (
    Action("article.new", "&New article…", "File", "Ctrl+N", "file-plus", toolbar=True),
    Action(
        "library.paste", "New article from &pasted text", "File", "Ctrl+Shift+N", "clipboard-text"
    ),
    Action("library.take_in", "&Import texts…", "File", "Ctrl+Shift+I", "download-simple"),
    Action(
        "tree.take_folder",
        "Import an exported &folder…",
        "File",
        "",
        "folder-open",
        hint="Take in a library or a journal that was exported to a folder",
    ),
    Action(
        "library.report",
        "Las&t import report…",
        "File",
        "",
        "checks",
        "report",
        hint="Show again what the last import took in, and what there is to look at",
    ),
    Action(
        "article.check",
        "Chec&k article",
        "File",
        "Ctrl+Shift+M",
        "check-circle",
        "article",
        hint="Check the article: what to mend before readers see it",
    ),
    Action("article.export", "&Export…", "File", "Ctrl+E", "export", hint="Export as HTML"),
    Action(
        "tree.export",
        "Export &whole library…",
        "File",
        "",
        "archive",
        hint="All of this library as text files, to keep or to move",
    ),
    Action("article.version", "Keep a &version…", "File|", "Ctrl+S", "bookmark-simple", "article"),
    Action(
        "history.show",
        "&History",
        "File",
        "F6",
        "clock-counter-clockwise",
        "",
        checkable=True,
        hint="The versions of this article, and what changed in each",
    ),
    Action(
        "history.name",
        "Na&me the chosen version…",
        "File",
        "F2",
        "bookmark-simple",
        "version",
        hint="Give the version that is chosen in the history a name, or another one",
    ),
    Action(
        "history.unname",
        "Take awa&y its name",
        "File",
        "",
        "",
        "version with a name",
        hint="Let the version that is chosen in the history have no name; it stays",
    ),
    Action(
        "history.restore",
        "&Go back to the chosen version",
        "File",
        "",
        "clock-clockwise",
        "version",
        hint="Bring back the version that is chosen in the history",
    ),
    Action(
        "article.details", "Article &details…", "File", "Ctrl+D", "identification-card", "article"
    ),
    Action("article.duplicate", "D&uplicate article", "File", "", "copy", "article"),
    Action("article.delete", "De&lete article", "File", "", "trash", "article"),
    Action(
        "trash.show",
        "Tra&sh…",
        "File",
        "",
        "trash-simple",
        hint="What was deleted: look at it, bring it back, or let go of it for good",
    ),
    Action("library.settings", "&Journal settings…", "File|", "", "gear-six"),
    Action("library.create", "New li&brary…", "File|", "", "books", ""),
    Action("library.open", "&Open library…", "File", "Ctrl+O", "folder-open", ""),
    Action("backups.show", "Ba&ckups…", "File", "", "clock-counter-clockwise"),
    Action("backups.now", "B&ack up now", "File", "", "hard-drives"),
    Action("notices.load", "Load &retraction list…", "File|", "", "warning-octagon"),
    Action("library.quit", "&Quit", "File|", "Ctrl+Q", "sign-out", ""),
    Action("article.undo", "&Undo", "Edit", "Ctrl+Z", "arrow-u-up-left", "article", toolbar=True),
    Action(
        "article.redo", "&Redo", "Edit", "Ctrl+Shift+Z", "arrow-u-up-right", "article", toolbar=True
    ),
    Action("clipboard.cut", "Cu&t", "Edit|", "Ctrl+X", "scissors", "text"),
    Action("clipboard.copy", "&Copy", "Edit", "Ctrl+C", "copy", "text"),
    Action(
        "clipboard.formatted",
        "Copy with for&matted citations",
        "Edit",
        "Ctrl+Alt+Shift+C",
        "",
        "prose",
        hint="Copy as rich text, with citations as the page shows them",
    ),
    Action(
        "clipboard.bibliography",
        "Copy the list of s&ources",
        "Edit",
        "",
        "",
        "article",
        hint="Copy the article's bibliography as rich text",
    ),
    Action("clipboard.paste", "&Paste", "Edit", "Ctrl+V", "clipboard-text", "text"),
    Action("clipboard.select_all", "Select &all", "Edit", "Ctrl+A", "selection-all", "text"),
    Action("view.find", "&Find an article", "Edit|", "Ctrl+F", "magnifying-glass"),
    Action(
        "search.show",
        "Search e&verything",
        "Edit",
        "Ctrl+Shift+F",
        "magnifying-glass-plus",
        hint="Search all articles, sources and earlier versions",
    ),
    Action(
        "replace.show",
        "Find and replac&e…",
        "Edit",
        "Ctrl+H",
        "swap",
        hint="Replace words in this article or in all, each place seen before",
    ),
    Action("writing.bold", "&Bold", "Format", "Ctrl+B", "text-bolder", "prose", toolbar=True),
    Action("writing.italic", "&Italic", "Format", "Ctrl+I", "text-italic", "prose", toolbar=True),
    Action("writing.link", "&Link…", "Format", "Ctrl+K", "link-simple", "prose", toolbar=True),
    Action(
        "writing.bullets", "Li&st", "Format", "Ctrl+Shift+8", "list-bullets", "prose", toolbar=True
    ),
    Action(
        "writing.quote", "&Quotation", "Format", "Ctrl+Shift+9", "quotes", "prose", toolbar=True
    ),
    Action(
        "writing.cite",
        "&Cite…",
        "Insert",
        "Ctrl+Shift+C",
        "at",
        "prose",
        toolbar=True,
        hint="Cite a source",
    ),
    Action(
        "writing.companion",
        "C&ompanion…",
        "Insert",
        "Ctrl+Shift+K",
        "article",
        "prose",
        toolbar=True,
        hint="Link to another article",
    ),
    Action(
        "lookups.complete",
        "Complete from &identifier",
        "Insert|",
        "Ctrl+Shift+L",
        "cloud-arrow-down",
        hint="Look up the details of the chosen sources by their DOI, PMID or ISBN",
    ),
    Action("lookups.show", "&Look-ups…", "Insert", "", "cloud"),
    Action("blocks.add", "S&ection after this", "Insert", "Ctrl+Return", "plus", "article"),
    Action(
        "blocks.add_question", "Common &question", "Insert", "Ctrl+Shift+Q", "question", "article"
    ),
    Action("blocks.up", "Move &up", "Section", "Alt+Up", "arrow-up", "before"),
    Action("blocks.down", "Move &down", "Section", "Alt+Down", "arrow-down", "after"),
    Action(
        "blocks.split",
        "&Split at the caret",
        "Section|",
        "Ctrl+Shift+Return",
        "arrows-out-line-vertical",
        "block",
    ),
    Action(
        "blocks.merge",
        "&Join to the one before",
        "Section",
        "Ctrl+J",
        "arrows-in-line-vertical",
        "before",
    ),
    Action("blocks.duplicate", "Du&plicate", "Section", "Ctrl+Shift+D", "copy", "block"),
    Action("blocks.delete", "De&lete", "Section", "Ctrl+Shift+Backspace", "trash", "block"),
    Action("blocks.fold", "&Fold or unfold", "Section|", "Ctrl+.", "caret-circle-down", "section"),
    Action("blocks.previous", "Go to the part &before", "Section|", "Ctrl+PgUp", "", "article"),
    Action("blocks.next", "Go to the part &after", "Section", "Ctrl+PgDown", "", "article"),
    Action(
        "references.add",
        "&Add references…",
        "Sources",
        "Ctrl+Shift+A",
        "tray",
        hint="Paste or choose references in any format",
    ),
    Action("sources.create", "&New source by hand…", "Sources", "Ctrl+Shift+R", "note-pencil"),
    Action("sources.edit", "&Edit…", "Sources|", "Ctrl+Shift+E", "pencil-simple", "source"),
    Action("sources.where", "&Where cited…", "Sources", "Ctrl+Shift+W", "quotes", "source"),
    Action("sources.supersede", "Cite another &version here…", "Sources", "", "swap", "source"),
    Action("sources.unlist", "&Take off this article's list", "Sources", "", "minus", "unlistable"),
    Action("sources.acknowledge", "&I have seen the warning", "Sources", "", "check", "warning"),
    Action("sources.copy", "&Copy reference", "Sources|", "Ctrl+Alt+C", "copy", "source"),
    Action("references.export", "E&xport references…", "Sources", "", "export"),
    Action("duplicates.merge", "&Merge the chosen…", "Sources|", "", "git-merge", "sources"),
    Action("duplicates.find", "&Find duplicates…", "Sources", "", "copy-simple"),
    Action("sources.delete", "&Delete", "Sources", "", "trash", "source"),
    Action("view.library", "Library and ou&tline", "View", "F8", "columns", "", checkable=True),
    Action("view.preview", "&Preview", "View", "F9", "eye", "", checkable=True),
    Action("view.sources", "&Sources", "View", "F7", "books", "", checkable=True),
    Action("view.light", "&Light", "View|", "", "sun", "", checkable=True),
    Action("view.dark", "&Dark", "View", "", "moon", "", checkable=True),
    Action("view.system", "As the s&ystem", "View", "", "monitor", "", checkable=True),
    Action(
        "view.browser",
        "Open the page in your &browser",
        "View|",
        "Ctrl+Shift+O",
        "arrow-square-out",
        "article",
    ),
    Action("view.shortcuts", "&Keyboard shortcuts", "Help", "F1", "keyboard", ""),
    Action("view.about", "&About Journal Desktop", "Help", "", "info", ""),
)
"""Every action, in the order of its menu."""

MENUS = ("File", "Edit", "Format", "Insert", "Section", "Sources", "View", "Help")
