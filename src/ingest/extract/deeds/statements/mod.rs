//! What somebody does by what he says: accuses, demands, judges, refuses, threatens, announces.

// Who speaks, and to whom.
mod quarrels;
mod quotations;
mod words_in_calls;

// What somebody is said to have done, and what is denied.
mod accusations;
mod allegation_nouns;
mod cited_wrongs;
mod denials;
mod responsibilities;

// What is asked of somebody: by whoever speaks (`demands`), of a second one (`further_demands`), by nobody who is
// named (`calls`), and what is done because it was asked (`requests`).
mod calls;
mod demands;
mod further_demands;
mod requests;

// What somebody thinks of a thing: by what it does (`effects`), by a word for it (`evaluations`), by where he stands
// (`stances`, and `advocates` for the nouns of those who do), by sharing joy or grief (`tributes`).
mod advocates;
mod effects;
mod evaluations;
mod stances;
mod tributes;

// What somebody will do or will not, and what is to come.
mod alerts;
mod announcements;
mod plans;
mod refusals;
mod threats;
