//! `--as`: the annotator through whose eyes a project is shown.

use clap::Args;

/// The annotator through whose eyes a project is shown.
#[derive(Args, Debug, Default)]
pub struct ViewerOption {
    /// Annotator by id or name.
    #[arg(id = "as", long = "as", value_name = "WHO")]
    pub who: Option<String>,
}
