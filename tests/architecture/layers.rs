//! The layers of the house and the layers inside the store, each with what it may use.

/// A folder below src/, and what of ours it may use.
pub struct Layer {
    pub name: &'static str,
    pub may_use: &'static [&'static str],
}

const fn layer(name: &'static str, may_use: &'static [&'static str]) -> Layer {
    Layer { name, may_use }
}

/// Who may use whom; everyone may use itself.
pub const LAYERS: &[Layer] = &[
    layer("arabic", &[]),
    layer("model", &["arabic"]),
    layer("edit", &["model", "arabic"]),
    layer("store", &["model", "edit", "arabic"]),
    layer("typeset", &["arabic"]),
    layer("search", &["model", "edit", "arabic"]),
    layer("agreement", &["model", "edit", "arabic"]),
    layer("review", &["agreement", "model", "edit", "arabic"]),
    layer("page", &["model", "typeset", "arabic"]),
    layer("locale", &["model"]),
    layer(
        "exchange",
        &[
            "locale",
            "page",
            "search",
            "review",
            "agreement",
            "typeset",
            "model",
            "arabic",
        ],
    ),
    layer(
        "desk",
        &[
            "store",
            "exchange",
            "search",
            "review",
            "agreement",
            "edit",
            "model",
            "arabic",
        ],
    ),
    layer(
        "words",
        &[
            "desk",
            "store",
            "exchange",
            "page",
            "typeset",
            "locale",
            "search",
            "review",
            "agreement",
            "edit",
            "model",
            "arabic",
        ],
    ),
    layer(
        "cli",
        &[
            "words",
            "desk",
            "exchange",
            "locale",
            "page",
            "review",
            "agreement",
            "search",
            "typeset",
            "store",
            "edit",
            "model",
            "arabic",
        ],
    ),
    layer(
        "app",
        &[
            "words",
            "desk",
            "exchange",
            "locale",
            "page",
            "review",
            "agreement",
            "search",
            "typeset",
            "store",
            "edit",
            "model",
            "arabic",
        ],
    ),
];

/// The folders and files of src/store, from the bottom up, and which of the others each may use. What
/// it has of its own it may use; `src/store/mod.rs` is the façade of them all.
pub const STORE: &[Layer] = &[
    layer("stamp", &[]),
    layer("save_error", &[]),
    layer("finding", &["save_error"]),
    layer("format", &["finding"]),
    layer("disk", &["finding", "save_error"]),
    layer("settings", &["disk", "format"]),
    layer("sample", &["format"]),
    layer(
        "ledger",
        &["disk", "format", "finding", "save_error", "stamp"],
    ),
    layer(
        "codebook",
        &[
            "ledger",
            "sample",
            "disk",
            "format",
            "finding",
            "save_error",
        ],
    ),
    layer(
        "journal",
        &["ledger", "disk", "format", "finding", "save_error"],
    ),
    layer(
        "backup",
        &["journal", "settings", "disk", "format", "stamp"],
    ),
    layer("rewriting", &["backup", "disk", "save_error", "stamp"]),
    layer(
        "opening",
        &[
            "rewriting",
            "codebook",
            "ledger",
            "disk",
            "format",
            "finding",
            "save_error",
        ],
    ),
    layer(
        "saving",
        &[
            "opening",
            "rewriting",
            "journal",
            "codebook",
            "ledger",
            "disk",
            "format",
            "finding",
            "save_error",
            "stamp",
        ],
    ),
    layer(
        "create",
        &["saving", "ledger", "disk", "save_error", "stamp"],
    ),
    layer(
        "joining",
        &[
            "saving",
            "opening",
            "rewriting",
            "journal",
            "codebook",
            "ledger",
            "disk",
            "format",
            "finding",
            "save_error",
        ],
    ),
    layer(
        "live",
        &[
            "saving",
            "opening",
            "codebook",
            "ledger",
            "disk",
            "format",
            "finding",
            "save_error",
            "stamp",
        ],
    ),
    layer(
        "checking",
        &["opening", "journal", "ledger", "disk", "format", "finding"],
    ),
    layer(
        "erasing",
        &[
            "saving",
            "opening",
            "rewriting",
            "backup",
            "journal",
            "codebook",
            "ledger",
            "disk",
            "format",
            "finding",
            "save_error",
            "stamp",
        ],
    ),
    layer(
        "seal",
        &["create", "opening", "rewriting", "disk", "save_error"],
    ),
];
