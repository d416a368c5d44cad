//! Many files: what is named on the command line in, files in their places
//! and a record of each out.
//!
//! [`gather`] finds the inputs, [`own`] leaves out what this program wrote
//! itself, [`plan`] gives each its outputs and refuses
//! plans in which files would fall on each other, [`run`] converts them in
//! parallel and hands the records back in order, and [`save`] puts outputs in
//! their places whole or not at all. [`stream`] does as [`run`] where what is to
//! be done comes in as it goes. [`record`] is what is written down of an
//! input, [`earlier`] what was written down before and still holds, [`ledger`]
//! which Markdown is known to be ours, [`stop`] the wish to end early. Nothing here prints or knows a format's inside.

mod backup;
pub mod earlier;
mod folders;
pub mod gather;
mod hidden;
pub mod journal;
pub mod ledger;
pub mod own;
pub mod plan;
mod pool;
pub mod record;
pub mod run;
pub mod save;
mod save_error;
pub mod stop;
pub mod stream;
pub mod watch;
