//! One suite for every backend: what a store keeps, links and answers is the same in memory and on disk.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod store;

use std::ops::ControlFlow;

use dossier::model::{EventRow, NodeId, RelationName};
use dossier::store::{ClaimFilter, Direction, Ingested, Link, Reader, Store, StoreError};
use store::{Draft, claims_of, one};

macro_rules! suite {
    ($($name:ident)*) => {
        mod memory { $(#[test] fn $name() { super::$name(&mut super::Store::memory().unwrap()); })* }
        mod sled { $(#[test] fn $name() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("store");
            super::$name(&mut super::Store::open_or_create(&path, std::time::Duration::ZERO).unwrap());
        })* }
    };
}

suite! {
    an_article_comes_back_whole
    the_same_article_again_changes_nothing
    the_same_text_from_a_second_publisher_is_one_text_with_two_publishers
    a_changed_text_at_the_same_address_replaces_the_claims_of_the_old_one
    texts_that_differ_in_case_alone_are_two_articles
    a_text_has_one_id_whoever_reads_it
    an_article_that_an_older_version_named_by_its_text_is_known_again
    a_text_is_no_version_of_another_that_has_its_id
    a_name_links_across_articles_within_its_kind_only
    a_person_is_never_linked_by_one_word
    a_post_that_two_held_in_turn_does_not_make_them_one
    a_longer_form_of_a_name_links
    what_has_no_name_of_its_own_stays_with_its_article
    a_gazetteer_key_links_before_any_name
    names_are_found_whole_by_word_and_by_prefix
    a_snapshot_stays_as_it_is_while_writing_goes_on
    an_edge_to_an_unlisted_node_is_refused_and_nothing_is_kept
    claims_are_found_after_the_tail_was_merged_into_blocks
    a_merge_moves_the_claims_and_undo_takes_it_back
    a_split_gives_some_articles_a_node_of_their_own
    names_that_people_add_and_remove_count
    forgetting_takes_out_what_only_that_article_supported
    a_rebuild_and_an_optimize_change_no_answer
    optimizing_keeps_the_same_readings_before_and_after_a_restore
    a_backup_comes_back_with_corrections_versions_and_what_was_forgotten
    a_backup_that_is_damaged_or_cut_short_is_refused
    a_reread_keeps_claim_ids_and_corrections
    the_store_is_read_and_written_while_an_article_is_read_again
    an_article_that_goes_while_it_is_read_again_stays_gone
    a_reread_leaves_what_another_extractor_read
    a_reread_takes_back_a_link_that_the_new_reading_would_not_make
    a_reread_keeps_a_link_by_a_name_that_others_bear_by_now
    forgetting_the_latest_article_narrows_the_range_of_days
    forgetting_takes_out_older_versions_too
    an_imported_table_answers_like_the_same_claims_from_articles
    a_table_that_grew_brings_only_its_new_rows
    the_same_table_after_a_merge_brings_nothing
    another_table_under_the_same_name_is_refused
    forgetting_a_part_of_an_import_takes_the_whole_table_out
    relations_that_a_table_writes_differently_stay_two_and_one_name_finds_both
}

fn an_article_comes_back_whole(store: &Store) {
    let draft = Draft::meeting("Fidan", "Araghchi");
    let Ingested::New { sequence, nodes, claims } = store.ingest(&draft.extraction, &draft.text).unwrap() else {
        panic!("not new");
    };
    assert_eq!((nodes, claims), (4, 1));
    let view = store.snapshot();
    assert_eq!(view.text(sequence).unwrap(), draft.text);
    let claim = view.claim(dossier::store::ClaimRef { article: sequence, index: 0 }).unwrap();
    assert_eq!(claim.relation.as_str(), "met-with");
    assert_eq!(claim.date.unwrap().to_string(), "2024-12-02");
    assert_eq!(view.node(claim.location.unwrap()).unwrap().unwrap().name, "Ankara");
    assert_eq!(claim.evidence.sentence.of(&draft.text), Some(draft.text.as_str()));
    assert_eq!(view.find_claim(claim.id).unwrap().unwrap().article, sequence);
    let mut about = Vec::new();
    let syria = one(&view, "Syria");
    view.claims_about(syria, ClaimFilter::default(), &mut |c| {
        about.push(c.at);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(about.len(), 1);
    assert_eq!((view.article_count(), view.claim_count(), view.node_count()), (1, 1, 4));
}

fn the_same_article_again_changes_nothing(store: &Store) {
    let draft = Draft::meeting("Fidan", "Araghchi");
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let again = store.ingest(&draft.extraction, &format!("  {}\n", draft.text)).unwrap();
    assert_eq!(again, Ingested::Unchanged { sequence: 1 });
    assert_eq!(store.snapshot().article_count(), 1);
}

fn the_same_text_from_a_second_publisher_is_one_text_with_two_publishers(store: &Store) {
    let draft = Draft::meeting("Fidan", "Araghchi");
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let mut other = draft.clone();
    other.extraction.article.id = "https://other.example/1".into();
    other.extraction.article.publisher = Some("Other".into());
    let again = store.ingest(&other.extraction, &other.text).unwrap();
    assert_eq!(again, Ingested::SameText { sequence: 2, original: 1 });
    assert_eq!(store.ingest(&other.extraction, &other.text).unwrap(), Ingested::Unchanged { sequence: 1 });
    let view = store.snapshot();
    assert_eq!(view.article(1).unwrap().publishers, ["Example", "Other"]);
    assert_eq!((view.article_count(), view.claim_count()), (1, 1));
}

fn a_changed_text_at_the_same_address_replaces_the_claims_of_the_old_one(store: &Store) {
    let old = Draft::meeting("Hakan Fidan", "Abbas Araghchi");
    store.ingest(&old.extraction, &old.text).unwrap();
    let mut new = Draft::meeting("Hakan Fidan", "Sergey Lavrov");
    new.extraction.article.id = old.extraction.article.id.clone();
    let Ingested::NewVersion { sequence: 2, replaces: 1, .. } = store.ingest(&new.extraction, &new.text).unwrap()
    else {
        panic!("not a new version");
    };
    let view = store.snapshot();
    assert_eq!((view.article_count(), view.claim_count(), view.node_count()), (1, 1, 4));
    assert!(view.nodes_named("Abbas Araghchi").unwrap().is_empty());
    assert_eq!(claims_of(&view, one(&view, "Hakan Fidan"), Direction::Out).len(), 1);
    assert!(matches!(view.article(1), Err(StoreError::NotFound { .. })));
}

/// A text without an address, and what it says.
fn unnamed(text: &str) -> (dossier::model::Article, Draft) {
    let hints = dossier::ingest::reader::Hints::default();
    let article = dossier::ingest::reader::read_bytes(text.as_bytes(), &hints).unwrap().remove(0);
    let mut draft = Draft::meeting("Fidan", "Araghchi");
    draft.extraction.article = (&article).into();
    draft.text.clone_from(&article.text);
    (article, draft)
}

fn texts_that_differ_in_case_alone_are_two_articles(store: &Store) {
    for text in
        ["Fidan met Araghchi in Ankara about Syria on Monday.", "FIDAN MET ARAGHCHI IN ANKARA ABOUT SYRIA ON MONDAY."]
    {
        let draft = unnamed(text).1;
        assert!(matches!(store.ingest(&draft.extraction, &draft.text).unwrap(), Ingested::New { .. }), "{text}");
    }
    assert_eq!(store.snapshot().article_count(), 2);
}

fn a_text_has_one_id_whoever_reads_it(store: &Store) {
    let (article, mut draft) = unnamed("Fidan met Araghchi in Ankara about Syria on Monday.");
    draft.extraction.article.id.clear();
    draft.extraction.article.text = Some(draft.text);
    store.ingest_foreign(&draft.extraction).unwrap();
    assert_eq!(store.snapshot().article(1).unwrap().article.id, article.id);
}

fn an_article_that_an_older_version_named_by_its_text_is_known_again(store: &Store) {
    let (article, mut draft) = unnamed("Fidan met Araghchi in Ankara about Syria on Monday.");
    draft.extraction.article.id = "text:0123456789abcdef".into();
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let standing = store.standing(&article).unwrap();
    assert_eq!(standing, dossier::store::Standing::Known { sequence: 1 });
}

fn a_text_is_no_version_of_another_that_has_its_id(store: &Store) {
    let (article, draft) = unnamed("Fidan met Araghchi in Ankara about Syria on Monday.");
    let mut other = unnamed("Fidan met Araghchi in Ankara about Syria on Tuesday.").1;
    other.extraction.article.id.clone_from(&article.id);
    store.ingest(&other.extraction, &other.text).unwrap();
    for wanted in [2, 2] {
        store.ingest(&draft.extraction, &draft.text).unwrap();
        assert_eq!(store.snapshot().article_count(), wanted);
    }
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    store.forget(2).unwrap();
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn a_name_links_across_articles_within_its_kind_only(store: &Store) {
    for (first, second) in [("Hakan Fidan", "Abbas Araghchi"), ("Hakan  FIDAN", "Sergey Lavrov")] {
        let draft = Draft::meeting(first, second);
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let mut other = Draft::meeting("Someone Else", "Nobody Known");
    other.extraction.nodes[0].name = "Hakan Fidan".into();
    other.extraction.nodes[0].kind = dossier::model::NodeKind::Organization;
    store.ingest(&other.extraction, &other.text).unwrap();
    let view = store.snapshot();
    let bearers = view.nodes_named("hakan fidan").unwrap();
    assert_eq!(bearers.len(), 2);
    assert_eq!(claims_of(&view, bearers[0], Direction::Out).len(), 2);
    assert_eq!(view.links(2).unwrap()[0].link, Link::Name);
}

fn a_person_is_never_linked_by_one_word(store: &Store) {
    for other in ["Abbas Araghchi", "Sergey Lavrov"] {
        let draft = Draft::meeting("Smith", other);
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    assert_eq!(store.snapshot().nodes_named("Smith").unwrap().len(), 2);
}

fn a_post_that_two_held_in_turn_does_not_make_them_one(store: &Store) {
    for (name, other) in [("Anna Berg", "Abbas Araghchi"), ("Ole Dahl", "Sergey Lavrov")] {
        let mut draft = Draft::meeting(name, other);
        draft.extraction.nodes[0].aliases = vec!["Norway prime minister".into()];
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let view = store.snapshot();
    assert_ne!(one(&view, "Anna Berg"), one(&view, "Ole Dahl"));
    assert_eq!(view.nodes_named("Norway prime minister").unwrap().len(), 2);
}

fn a_longer_form_of_a_name_links(store: &Store) {
    for (name, alias, other) in
        [("Anna Maria Berg", "Anna Berg", "Abbas Araghchi"), ("Anna Berg", "Berg", "Sergey Lavrov")]
    {
        let mut draft = Draft::meeting(name, other);
        draft.extraction.nodes[0].aliases = vec![alias.into()];
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let view = store.snapshot();
    assert_eq!(one(&view, "Anna Berg"), one(&view, "Anna Maria Berg"));
    assert_eq!(view.links(2).unwrap()[0].link, Link::Alias("Anna Berg".into()));
}

fn what_has_no_name_of_its_own_stays_with_its_article(store: &Store) {
    for other in ["Abbas Araghchi", "Sergey Lavrov"] {
        let mut draft = Draft::meeting("civilians", other);
        draft.extraction.nodes[0].named = Some(false);
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let view = store.snapshot();
    assert_eq!(view.nodes_named("civilians").unwrap().len(), 2);
    assert_eq!(view.links(2).unwrap()[0].link, Link::OwnArticle);
}

fn a_gazetteer_key_links_before_any_name(store: &Store) {
    for (name, other) in [("Turkey", "Abbas Araghchi"), ("Türkiye", "Sergey Lavrov")] {
        let mut draft = Draft::meeting(name, other);
        draft.extraction.nodes[0].gazetteer = Some("country/TR".into());
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let view = store.snapshot();
    assert_eq!(one(&view, "Turkey"), one(&view, "Türkiye"));
    assert_eq!(view.links(2).unwrap()[0].link, Link::Gazetteer);
}

fn names_are_found_whole_by_word_and_by_prefix(store: &Store) {
    let draft = Draft::meeting("Hakan Fidan", "Abbas Araghchi");
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let view = store.snapshot();
    let fidan = one(&view, "hakan fidan");
    assert!(view.nodes_named("Fidan").unwrap().is_empty());
    for prefix in ["Hak", "fid", "hakan fi"] {
        let found = view.names_with_prefix(prefix, 9).unwrap();
        assert_eq!(found.iter().map(|m| m.node).collect::<Vec<_>>(), [fidan], "{prefix}");
    }
}

fn a_snapshot_stays_as_it_is_while_writing_goes_on(store: &Store) {
    store::fill(store, 0..3);
    let before = store.snapshot();
    store::fill(store, 3..700);
    assert_eq!((before.article_count(), before.claim_count()), (3, 3));
    let hub = one(&before, "Hub Person");
    assert_eq!(claims_of(&before, hub, Direction::Out).len(), 3);
    assert_eq!(claims_of(&store.snapshot(), hub, Direction::Out).len(), 700);
}

fn an_edge_to_an_unlisted_node_is_refused_and_nothing_is_kept(store: &Store) {
    let mut draft = Draft::meeting("Hakan Fidan", "Abbas Araghchi");
    draft.extraction.edges[0].target = "n77".into();
    assert!(matches!(store.ingest(&draft.extraction, &draft.text), Err(StoreError::Refused { .. })));
    let view = store.snapshot();
    assert_eq!((view.article_count(), view.node_count(), view.relations().len()), (0, 0, 0));
}

fn claims_are_found_after_the_tail_was_merged_into_blocks(store: &Store) {
    store::fill(store, 0..1000);
    let view = store.snapshot();
    let hub: NodeId = one(&view, "Hub Person");
    let met = view.relation_ids(&RelationName::new("met-with").unwrap())[0];
    let window = "2024-02".parse().unwrap();
    let relations = [met];
    let filter = ClaimFilter { relations: Some(&relations), window: Some(window) };
    let mut days = Vec::new();
    view.claims_of(hub, Direction::Out, filter, &mut |c| {
        days.push(c.date.unwrap().first);
        ControlFlow::Continue(())
    })
    .unwrap();
    let expected = (0..1000).filter(|i| store::day(*i).overlaps(window)).count();
    assert_eq!(days.len(), expected);
    assert!(days.is_sorted());
    let mut with = 0;
    view.claims_with(met, Some(window), &mut |_| {
        with += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(with, expected);
}

fn two(store: &Store) {
    for (source, target) in [("Hakan Fidan", "Abbas Araghchi"), ("Mr Hakan Fidan", "Sergey Lavrov")] {
        let draft = Draft::meeting(source, target);
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
}

fn a_merge_moves_the_claims_and_undo_takes_it_back(store: &Store) {
    two(store);
    let view = store.snapshot();
    let (stays, gone) = (one(&view, "Hakan Fidan"), one(&view, "Mr Hakan Fidan"));
    let number = store.merge(gone, stays).unwrap();
    let merged = store.snapshot();
    assert_eq!(merged.node(gone).unwrap().unwrap().id, stays);
    assert_eq!(claims_of(&merged, gone, Direction::Out).len(), 2);
    assert_eq!(merged.node_count() + 1, view.node_count());
    assert!(matches!(store.merge(gone, stays), Err(StoreError::Refused { .. })));
    assert_eq!(store.undo(None).unwrap(), number);
    assert_eq!(claims_of(&store.snapshot(), gone, Direction::Out).len(), 1);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn a_split_gives_some_articles_a_node_of_their_own(store: &Store) {
    store::fill(store, 0..5);
    let hub = one(&store.snapshot(), "Hub Person");
    let (_, new) = store.split(hub, &[2, 4]).unwrap();
    let view = store.snapshot();
    assert_eq!(claims_of(&view, hub, Direction::Out).len(), 3);
    assert_eq!(claims_of(&view, new, Direction::Out).len(), 2);
    assert_eq!(view.nodes_named("Hub Person").unwrap(), [hub, new]);
    store.undo(None).unwrap();
    assert_eq!(claims_of(&store.snapshot(), hub, Direction::Out).len(), 5);
}

fn names_that_people_add_and_remove_count(store: &Store) {
    two(store);
    let fidan = one(&store.snapshot(), "Hakan Fidan");
    store.add_alias(fidan, "The Minister").unwrap();
    assert_eq!(one(&store.snapshot(), "minister"), fidan);
    store.remove_alias(fidan, "The Minister").unwrap();
    assert!(store.snapshot().nodes_named("minister").unwrap().is_empty());
}

fn forgetting_takes_out_what_only_that_article_supported(store: &Store) {
    two(store);
    store.forget(2).unwrap();
    let view = store.snapshot();
    assert_eq!((view.article_count(), view.claim_count(), view.node_count()), (1, 1, 4));
    assert!(view.nodes_named("Sergey Lavrov").unwrap().is_empty());
    assert!(view.text(2).is_err());
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    let draft = Draft::meeting("Mr Hakan Fidan", "Sergey Lavrov");
    assert!(matches!(store.ingest(&draft.extraction, &draft.text).unwrap(), Ingested::New { .. }));
}

fn a_rebuild_and_an_optimize_change_no_answer(store: &mut Store) {
    store::fill(store, 0..600);
    store.forget(7).unwrap();
    let hub = one(&store.snapshot(), "Hub Person");
    let before = claims_of(&store.snapshot(), hub, Direction::Out);
    store.optimize().unwrap();
    assert_eq!(claims_of(&store.snapshot(), hub, Direction::Out), before);
    store.rebuild().unwrap();
    assert_eq!(claims_of(&store.snapshot(), hub, Direction::Out), before);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

/// What a store says of itself and of everybody in it.
fn optimizing_keeps_the_same_readings_before_and_after_a_restore(store: &mut Store) {
    let mut draft = Draft::meeting("Hakan Fidan", "Abbas Araghchi");
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let mut surer = draft.extraction.clone();
    surer.edges[0].confidence = 0.95;
    assert_eq!(store.reread(&mut |_| Some(surer.clone()), &mut |_| {}).unwrap().changed, 1);
    draft.text.push_str(" Corrected.");
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    store.backup(&file("before")).unwrap();
    let mut restored = Store::restore_to_memory(&file("before")).unwrap();
    for (store, name) in [(&mut *store, "one"), (&mut restored, "two")] {
        store.optimize().unwrap();
        store.backup(&file(name)).unwrap();
    }
    assert!(std::fs::read(file("one")).unwrap() == std::fs::read(file("two")).unwrap());
}

fn everything(view: &dossier::store::Snapshot) -> Vec<String> {
    let mut said = vec![format!("{} {} {}", view.node_count(), view.claim_count(), view.article_count())];
    said.push(format!("{:?}", view.date_range().unwrap()));
    view.nodes(&mut |node| {
        said.push(format!("{node:?} {:?}", claims_of(view, node.id, Direction::Out)));
        ControlFlow::Continue(())
    })
    .unwrap();
    view.articles(&mut |article| {
        said.push(format!("{article:?} {}", view.text(article.sequence).unwrap()));
        ControlFlow::Continue(())
    })
    .unwrap();
    said
}

/// A store with some of all that can happen to one.
fn eventful(store: &Store) {
    store::fill(store, 0..20);
    let changed = Draft::meeting("Hub Person", "Guest Number3");
    let text = format!("{} Nothing else happened.", changed.text);
    store.ingest(&changed.extraction, &text).unwrap();
    let mut again = Draft::meeting("Hub Person", "Guest Number5");
    again.extraction.article.id = "https://other.example/5".into();
    again.extraction.article.publisher = Some("Other".into());
    store.ingest(&again.extraction, &again.text).unwrap();
    let view = store.snapshot();
    store.merge(one(&view, "Guest Number1"), one(&view, "Guest Number2")).unwrap();
    store.split(one(&view, "Hub Person"), &[7]).unwrap();
    store.add_alias(one(&view, "Ankara"), "Angora").unwrap();
    let undone = store.add_alias(one(&view, "Ankara"), "Nowhere").unwrap();
    store.undo(Some(undone)).unwrap();
    store.forget(11).unwrap();
}

fn a_backup_comes_back_with_corrections_versions_and_what_was_forgotten(store: &Store) {
    eventful(store);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.backup");
    let before = everything(&store.snapshot());
    store.backup(&file).unwrap();
    assert!(matches!(store.backup(&file), Err(StoreError::Refused { .. })));
    let to = folder.path().join("restored");
    for restored in [Store::restore_to_memory(&file).unwrap(), Store::restore(&file, &to).unwrap()] {
        assert_eq!(everything(&restored.snapshot()), before);
        assert_eq!(restored.corrections(), store.corrections());
        assert_eq!(restored.check().unwrap(), Vec::<String>::new());
        // What comes in now gets the same numbers in both.
        let next = Draft::meeting("Somebody Else", "Guest Number1");
        restored.ingest(&next.extraction, &next.text).unwrap();
    }
    assert!(matches!(Store::restore(&file, &to), Err(StoreError::Refused { .. })));
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

fn a_backup_that_is_damaged_or_cut_short_is_refused(store: &Store) {
    store::fill(store, 0..5);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.backup");
    store.backup(&file).unwrap();
    let whole = std::fs::read(&file).unwrap();
    for at in (0..whole.len()).step_by(7) {
        std::fs::write(&file, &whole[..at]).unwrap();
        assert!(Store::restore_to_memory(&file).is_err(), "cut at {at}");
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        std::fs::write(&file, &flipped).unwrap();
        // Bytes 4 to 9 of the gzip header are a time and a system, which say nothing.
        let restored = Store::restore_to_memory(&file);
        assert!(restored.is_err() || (4..10).contains(&at), "flipped at {at}");
    }
    let to = folder.path().join("restored");
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(Store::restore(&file, &to), Err(StoreError::BadBackup { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

fn a_reread_keeps_claim_ids_and_corrections(store: &Store) {
    store::fill(store, 0..3);
    let view = store.snapshot();
    store.merge(one(&view, "Guest Number1"), one(&view, "Guest Number2")).unwrap();
    let claim = dossier::store::ClaimRef { article: 2, index: 0 };
    let id = view.claim(claim).unwrap().id;
    // Today's extractor finds the same claim, surer of it, and reads one article as before.
    let mut extract = |article: &dossier::model::Article| {
        let guest = article.id.rsplit('/').next().unwrap();
        let mut draft = Draft::meeting("Hub Person", guest);
        let number: u32 = guest.trim_start_matches("Guest Number").parse().unwrap();
        draft.extraction.edges[0].date = Some(store::day(number));
        if number > 0 {
            draft.extraction.edges[0].confidence = 0.95;
        }
        Some(draft.extraction)
    };
    let done = store.reread(&mut extract, &mut |_| {}).unwrap();
    assert_eq!((done.changed, done.unchanged, done.claims_kept, done.claims_new, done.claims_gone), (2, 1, 3, 0, 0));
    let view = store.snapshot();
    let found = view.claim(view.find_claim(id).unwrap().unwrap()).unwrap();
    assert_eq!(found.confidence, 0.95);
    assert_eq!(claims_of(&view, one(&view, "Guest Number1"), Direction::In).len(), 2);
    store.undo(None).unwrap();
    let view = store.snapshot();
    assert_eq!(claims_of(&view, one(&view, "Guest Number1"), Direction::In).len(), 1);
    assert_eq!((view.article_count(), view.claim_count()), (3, 3));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn the_store_is_read_and_written_while_an_article_is_read_again(store: &Store) {
    store::fill(store, 0..2);
    let mut read = 0;
    let mut extract = |article: &dossier::model::Article| {
        read += 1;
        assert_eq!(store.snapshot().article_count(), 2, "{}", article.id);
        store.forget(2).unwrap();
        Some(Draft::meeting("Hub Person", "Somebody Else").extraction)
    };
    // The second goes while the first is read.
    let first = store.snapshot().article(1).unwrap().article.id;
    let done = store.reread(&mut extract, &mut |_| {}).unwrap();
    assert_eq!((read, done.changed, done.skipped), (1, 1, 1));
    let view = store.snapshot();
    assert_eq!(view.article_count(), 1);
    assert_eq!(view.article(3).unwrap().article.id, first);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn an_article_that_goes_while_it_is_read_again_stays_gone(store: &Store) {
    store::fill(store, 0..1);
    let mut extract = |_: &dossier::model::Article| {
        store.forget(1).unwrap();
        Some(Draft::meeting("Hub Person", "Somebody Else").extraction)
    };
    let done = store.reread(&mut extract, &mut |_| {}).unwrap();
    assert_eq!((done.changed, done.skipped), (0, 1));
    assert_eq!(store.snapshot().article_count(), 0);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn a_reread_leaves_what_another_extractor_read(store: &Store) {
    let draft = Draft::meeting("Fidan", "Araghchi");
    store.ingest_foreign(&draft.extraction).unwrap();
    let done = store.reread(&mut |_| panic!("read again"), &mut |_| {}).unwrap();
    assert_eq!(done.skipped, 1);
}

/// An article in which somebody with another name meets a guest.
fn also_called(name: &str, alias: Option<&str>, guest: &str) -> Draft {
    let mut draft = Draft::meeting(name, guest);
    draft.extraction.nodes[0].aliases.extend(alias.map(str::to_owned));
    draft
}

fn a_reread_takes_back_a_link_that_the_new_reading_would_not_make(store: &Store) {
    let drafts = [
        also_called("Anwar Gargash Senior", Some("Anwar Gargash"), "Guest One"),
        also_called("Anwar Ibrahim", Some("Anwar Gargash"), "Guest Two"),
        Draft::meeting("Anwar Ibrahim", "Guest Three"),
    ];
    for draft in &drafts {
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let view = store.snapshot();
    assert_eq!(claims_of(&view, one(&view, "Anwar Gargash Senior"), Direction::Out).len(), 3);
    // Today's reader knows better than to call him so.
    let mut extract = |article: &dossier::model::Article| {
        let guest = article.text.split(" met ").nth(1).unwrap().split(" in ").next().unwrap();
        match guest {
            "Guest One" => Some(drafts[0].extraction.clone()),
            guest => Some(Draft::meeting("Anwar Ibrahim", guest).extraction),
        }
    };
    let done = store.reread(&mut extract, &mut |_| {}).unwrap();
    assert_eq!((done.changed, done.unchanged), (2, 1));
    let view = store.snapshot();
    let claims = |name: &str| claims_of(&view, one(&view, name), Direction::Out).len();
    assert_eq!((claims("Anwar Gargash Senior"), claims("Anwar Ibrahim")), (1, 2));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn a_reread_keeps_a_link_by_a_name_that_others_bear_by_now(store: &Store) {
    let drafts = [
        also_called("Anwar Mohammed Gargash", Some("Anwar Gargash"), "Guest One"),
        Draft::meeting("Anwar Gargash", "Guest Two"),
        also_called("Anwar Said Gargash", Some("Anwar Gargash"), "Guest Three"),
    ];
    for draft in &drafts {
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let everything = everything(&store.snapshot());
    let mut extract = |article: &dossier::model::Article| {
        let mut read = drafts.iter().find(|d| d.text == article.text).unwrap().extraction.clone();
        read.edges[0].confidence = 0.8;
        Some(read)
    };
    assert_eq!(store.reread(&mut extract, &mut |_| {}).unwrap().changed, 3);
    let view = store.snapshot();
    let (first, second) = (one(&view, "Anwar Mohammed Gargash"), one(&view, "Guest Two"));
    assert_eq!(claims_of(&view, second, Direction::In)[0].source, Some(first), "{everything:?}");
}

fn forgetting_the_latest_article_narrows_the_range_of_days(store: &Store) {
    store::fill(store, 0..10);
    let range = |store: &Store| store.snapshot().date_range().unwrap().unwrap();
    let before = range(store);
    store.forget(10).unwrap();
    assert_eq!(range(store), (before.0, before.1.plus_days(-1)));
    store.forget(1).unwrap();
    assert_eq!(range(store), (before.0.plus_days(1), before.1.plus_days(-1)));
}

fn forgetting_takes_out_older_versions_too(store: &Store) {
    let draft = Draft::meeting("Fidan", "Araghchi");
    store.ingest(&draft.extraction, &draft.text).unwrap();
    let text = format!("{} Later they left.", draft.text);
    let Ingested::NewVersion { sequence, .. } = store.ingest(&draft.extraction, &text).unwrap() else {
        panic!("no new version");
    };
    store.forget(sequence).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    assert_eq!(store.backup(&file).unwrap().texts, 0);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

/// Row `i` of a table: one of a hundred meets one of seventy.
fn row(i: u32) -> (String, String, dossier::model::Day) {
    (format!("Guest Number{}", i % 100), format!("Host Number{}", i * 7 % 70), store::day(i / 30).first)
}

fn import(store: &Store, name: &str, rows: std::ops::Range<u32>) -> Result<dossier::store::Imported, StoreError> {
    let mut importer = store.importer(name)?;
    for (source, target, day) in rows.map(row) {
        importer.push(&EventRow {
            day: Some(day),
            source: &source,
            relation: "Make a visit",
            target: &target,
            source_kind: None,
            target_kind: None,
        })?;
    }
    importer.finish()
}

fn an_imported_table_answers_like_the_same_claims_from_articles(store: &Store) {
    store::fill(store, 0..3);
    let done = import(store, "events", 0..9000).unwrap();
    assert_eq!((done.rows, done.nodes), (9000, 97 + 10));
    let view = store.snapshot();
    // Guest 1 is known from an article: the table means the same one.
    let guest = one(&view, "Guest Number1");
    let mut wanted: Vec<(i32, String)> =
        (0..9000).filter(|i| i % 100 == 1).map(row).map(|(_, host, day)| (day.number(), host)).collect();
    wanted.sort();
    let mut found: Vec<(i32, String)> = Vec::new();
    for entry in claims_of(&view, guest, Direction::Out) {
        let claim = view.claim(entry.at).unwrap();
        assert_eq!((claim.source, claim.relation.as_str()), (Some(guest), "make-a-visit"));
        assert_eq!(view.find_claim(claim.id).unwrap(), Some(entry.at));
        found.push((claim.date.unwrap().first.number(), view.node(claim.target.unwrap()).unwrap().unwrap().name));
    }
    found.sort();
    assert_eq!(found, wanted);
    assert_eq!(view.claim_count(), 9003);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    let before = everything(&view);
    store.rebuild().unwrap();
    assert_eq!(everything(&store.snapshot()), before);
}

fn a_table_that_grew_brings_only_its_new_rows(store: &Store) {
    import(store, "events", 0..5000).unwrap();
    let again = import(store, "events", 0..5000).unwrap();
    assert_eq!((again.rows, again.known, again.nodes), (0, 5000, 0));
    let grown = import(store, "events", 0..10_000).unwrap();
    assert_eq!((grown.rows, grown.known), (5000, 5000));
    assert_eq!(store.snapshot().claim_count(), 10_000);
    let again = import(store, "events", 0..10_000).unwrap();
    assert_eq!((again.rows, again.known), (0, 10_000));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn the_same_table_after_a_merge_brings_nothing(store: &Store) {
    assert_eq!(import(store, "events", 0..300).unwrap().rows, 300);
    let view = store.snapshot();
    store.merge(one(&view, &row(7).0), one(&view, &row(8).0)).unwrap();
    let again = import(store, "events", 0..310).unwrap();
    assert_eq!((again.rows, again.known, again.nodes), (10, 300, 0));
}

fn another_table_under_the_same_name_is_refused(store: &Store) {
    import(store, "events", 0..5000).unwrap();
    let refused = import(store, "events", 1..5001);
    assert!(matches!(refused, Err(StoreError::Refused { .. })), "{refused:?}");
    assert_eq!(store.snapshot().claim_count(), 5000);
    import(store, "other events", 1..5001).unwrap();
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn forgetting_a_part_of_an_import_takes_the_whole_table_out(store: &Store) {
    store::fill(store, 0..3);
    import(store, "events", 0..9000).unwrap();
    let before = store.snapshot().article_count();
    assert_eq!(before, 3 + 3);
    store.forget(5).unwrap();
    let view = store.snapshot();
    assert_eq!((view.article_count(), view.claim_count(), view.node_count()), (3, 3, 3 + 3));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

fn relations_that_a_table_writes_differently_stay_two_and_one_name_finds_both(store: &Store) {
    let mut importer = store.importer("events").unwrap();
    for relation in ["Threaten non-force", "Threaten non force", "Threaten non-force"] {
        importer
            .push(&EventRow {
                day: None,
                source: "Hakan Fidan",
                relation,
                target: "Abbas Araghchi",
                source_kind: None,
                target_kind: None,
            })
            .unwrap();
    }
    importer.finish().unwrap();
    store.rebuild().unwrap();
    let view = store.snapshot();
    let ids = view.relation_ids(&RelationName::new("threaten-non-force").unwrap());
    let written: Vec<&str> = ids.iter().map(|id| view.relation_as_written(*id).unwrap()).collect();
    assert_eq!(written, ["Threaten non-force", "Threaten non force"]);
    let mut counts = Vec::new();
    for id in ids {
        let filter = ClaimFilter { relations: Some(&[id]), window: None };
        let mut count = 0;
        view.claims(filter, &mut |_| {
            count += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        counts.push(count);
    }
    assert_eq!(counts, [2, 1]);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}
