//! `dossier show`: the dossier of one node.

use clap::Args;
use serde_json::{Value, json};

use super::cited::Cited;
use super::error::CommandError;
use super::place::{Place, unknown_name};
use super::ui::{Format, Ui, plain as shown};
use crate::graph::{Fact, Profile, Quote, Section};
use crate::lexicon::{counted, relation};
use crate::model::Modality;
use crate::store::Direction;

/// Show the dossier of one node: names, posts, claims by relation with dates, who with whom.
///
/// With --format markdown, a document whose every line cites its article.
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// A name
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

/// How many partners are named.
const PARTNERS: usize = 10;

pub(super) fn run(args: &ShowArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let name = args.name.join(" ");
    let profiles: Vec<Profile> = dossier.show(&name)?.into_iter().map(joined).collect();
    if profiles.is_empty() {
        return Err(unknown_name(&dossier, &name));
    }
    match format {
        Some(Format::Json) => {
            let all: Vec<Value> = profiles.iter().map(as_json).collect();
            ui.line(serde_json::to_string_pretty(&all)?)
        }
        Some(Format::Jsonl) => profiles.iter().try_for_each(|p| ui.line(as_json(p).to_string())),
        Some(Format::Markdown) => profiles.iter().try_for_each(|p| markdown(p, ui)),
        _ => profiles.iter().try_for_each(|p| plain(p, ui)),
    }
}

/// Puts both directions of a relation that holds both ways under one heading.
fn joined(mut profile: Profile) -> Profile {
    let mut sections: Vec<Section> = Vec::new();
    for section in profile.sections {
        let both = relation(&section.relation).is_some_and(|r| r.symmetric);
        let same =
            sections.iter_mut().find(|s| both && s.relation == section.relation && s.addressed == section.addressed);
        match same {
            Some(same) => {
                same.facts.extend(section.facts);
                same.facts.sort_by_key(|f| (f.date.is_none(), f.date));
            }
            None => sections.push(section),
        }
    }
    profile.sections = sections;
    profile
}

fn heading(section: &Section) -> String {
    let both = relation(&section.relation).is_some_and(|r| r.symmetric);
    if section.addressed {
        format!("{}, addressed to it", section.relation)
    } else if section.direction == Direction::Out || both {
        section.relation.clone()
    } else {
        format!("{}, done to it", section.relation)
    }
}

/// The other end and the qualifiers.
fn words(fact: &Fact) -> String {
    let mut words = vec![fact.other.clone().unwrap_or_else(|| "?".to_owned())];
    words.extend(fact.what.clone());
    if !fact.to.is_empty() {
        words.push(format!("to {}", fact.to.join(" and ")));
    }
    words.extend(fact.role.clone());
    words.extend(fact.quantity.clone());
    words.extend(fact.date.map(|d| d.to_string()));
    words.extend(fact.place.as_ref().map(|p| format!("in {p}")));
    if !fact.about.is_empty() {
        words.push(format!("about {}", fact.about.join(" and ")));
    }
    if fact.modality != Modality::Asserted {
        words.push(fact.modality.to_string());
    }
    words.extend(fact.attributed_to.as_ref().map(|a| format!("according to {a}")));
    if fact.sources > 1 {
        words.push(counted(fact.sources, "source"));
    }
    words.join(", ")
}

fn cited(quote: &Quote) -> Cited<'_> {
    let Quote { publisher, published, title, sentence, .. } = quote;
    Cited { publisher: publisher.as_deref(), published: *published, title, sentence }
}

fn summary(profile: &Profile) -> String {
    let dates = profile.dates.map(|(first, last)| {
        if first == last { format!(", dated {first}") } else { format!(", dated {first} to {last}") }
    });
    let (claims, articles) = (counted(profile.claims, "claim"), counted(profile.articles, "article"));
    format!("{claims} in {articles}{}", dates.unwrap_or_default())
}

fn partners(profile: &Profile) -> Vec<String> {
    let listed = profile.partners.iter().take(PARTNERS);
    listed.map(|p| format!("{} ({}: {})", p.name, p.claims, p.relations.join(", "))).collect()
}

fn plain(profile: &Profile, ui: &Ui) -> Result<(), CommandError> {
    let node = &profile.node;
    ui.line(format!(
        "{} {}",
        ui.bold(&shown(&node.name)),
        ui.dim(&format!("({}, {}; {})", node.kind, node.id, summary(profile)))
    ))?;
    let aliases: Vec<&str> = node.aliases.iter().map(|a| a.name.as_str()).collect();
    if !aliases.is_empty() {
        ui.line(shown(&format!("also: {}", aliases.join("; "))))?;
    }
    for section in &profile.sections {
        ui.line(ui.marked(&heading(section)))?;
        for fact in &section.facts {
            let source = format!("[{} claim:{}]", cited(&fact.quote).shortly(), fact.quote.claim);
            ui.line(format!("  {} {}", shown(&words(fact)), ui.dim(&shown(&source))))?;
        }
    }
    let partners = partners(profile);
    if !partners.is_empty() {
        ui.line(shown(&format!("most with: {}", partners.join("; "))))?;
    }
    ui.line("")
}

/// Text that Markdown takes as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in shown(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn markdown(profile: &Profile, ui: &Ui) -> Result<(), CommandError> {
    let node = &profile.node;
    ui.line(format!("# {}\n", escaped(&node.name)))?;
    ui.line(format!("*{}; {}.*\n", node.kind, summary(profile)))?;
    let aliases: Vec<String> = node.aliases.iter().map(|a| escaped(&a.name)).collect();
    if !aliases.is_empty() {
        ui.line(format!("Also called: {}.\n", aliases.join("; ")))?;
    }
    let partners = partners(profile);
    if !partners.is_empty() {
        ui.line("## Most with\n")?;
        for partner in partners {
            ui.line(format!("- {}", escaped(&partner)))?;
        }
        ui.line("")?;
    }
    for section in &profile.sections {
        ui.line(format!("## {}\n", escaped(&heading(section))))?;
        for fact in &section.facts {
            let (cited, title) = (cited(&fact.quote), escaped(&fact.quote.title));
            let quoted = cited.quoted().map_or_else(String::new, |quoted| format!(". {}", escaped(&quoted)));
            // A source that is its title needs no other name.
            let by = Some(cited.shortly()).filter(|by| *by != fact.quote.title);
            let by = by.map_or_else(String::new, |by| format!("{}, ", escaped(&by)));
            ui.line(format!("- **{}**{quoted} ({by}*{title}*)", escaped(&words(fact))))?;
        }
        ui.line("")?;
    }
    Ok(())
}

fn as_json(profile: &Profile) -> Value {
    let fact = |f: &Fact| {
        json!({"other": f.other, "what": f.what, "to": f.to, "role": f.role, "quantity": f.quantity, "date": f.date,
            "location": f.place, "about": f.about, "modality": f.modality, "attributed_to": f.attributed_to,
            "sources": f.sources,
            "citation": {"claim": f.quote.claim.to_string(), "title": f.quote.title, "publisher": f.quote.publisher,
                "date": f.quote.published, "sentence": f.quote.sentence}})
    };
    let section = |s: &Section| {
        json!({"relation": s.relation, "direction": if s.direction == Direction::Out { "out" } else { "in" },
            "addressed": s.addressed,
            "facts": s.facts.iter().map(fact).collect::<Vec<_>>()})
    };
    let partners: Vec<_> = (profile.partners.iter())
        .map(|p| json!({"name": p.name, "claims": p.claims, "relations": p.relations}))
        .collect();
    let node = &profile.node;
    json!({"id": node.id.to_string(), "kind": node.kind, "name": node.name,
        "aliases": node.aliases.iter().map(|a| &a.name).collect::<Vec<_>>(),
        "claims": profile.claims, "articles": profile.articles,
        "first": profile.dates.map(|d| d.0), "last": profile.dates.map(|d| d.1),
        "sections": profile.sections.iter().map(section).collect::<Vec<_>>(),
        "with": partners})
}
