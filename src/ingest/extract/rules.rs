//! The rules that make claims, by the names under which a claim says what read it.
//! Each has a weight in `data/lexicon/reliability.tsv`.

use std::fmt;

macro_rules! rules {
    ($($rule:ident = $name:literal,)*) => {
        /// What made a claim.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::ingest::extract) enum Rule {
            $(#[doc = $name] $rule,)*
        }

        impl Rule {
            /// All of them.
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$rule,)*];

            /// Its name: what `dossier why` prints and `reliability.tsv` weighs.
            pub(in crate::ingest::extract) fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }
        }
    };
}

rules! {
    Adherent = "adherent",
    Advocate = "advocate",
    AgentOfAPerson = "agent of a person",
    AidReceived = "aid received",
    Alert = "alert",
    Allegation = "allegation",
    AllegationNoun = "allegation noun",
    AnnouncedDeed = "announced deed",
    Announcement = "announcement",
    AppealForMoney = "appeal for money",
    ArmOfABody = "arm of a body",
    AttackerToldBefore = "attacker told before",
    Behest = "behest",
    BodyOfAPerson = "body of a person",
    Calls = "calls",
    Candidacy = "candidacy",
    Capital = "capital",
    Career = "career",
    CitedWrong = "cited wrong",
    Condition = "condition",
    Counterpart = "counterpart",
    CrewOfAForce = "crew of a force",
    CulpritToldLater = "culprit told later",
    DeathOfSomebody = "death of somebody",
    DeclaredDay = "declared day",
    DeedOfAnOwner = "deed of an owner",
    Defection = "defection",
    Demand = "demand",
    Denial = "denial",
    Designation = "designation",
    DirectionOfAPlace = "direction of a place",
    DocumentActedBy = "document acted by",
    Disavowal = "disavowal",
    Effect = "effect",
    ElectionWon = "election won",
    Electorate = "electorate",
    EmployedBy = "employed by",
    Evaluation = "evaluation",
    EventNoun = "event noun",
    EventNounBetween = "event noun, between",
    EventNounProtesters = "event noun, protesters",
    EventNounTogether = "event noun, together",
    EventNounWith = "event noun, with",
    FallenToSomebody = "fallen to somebody",
    Funding = "funding",
    Gathering = "gathering",
    Geography = "geography",
    GuestsNamed = "guests named",
    HelpReceived = "help received",
    HelpSent = "help sent",
    HomeOfAnOrganization = "home of an organization",
    InSpiteOfSomebody = "in spite of somebody",
    Intention = "intention",
    JointDeed = "joint deed",
    LearnerAt = "learner at",
    Likewise = "likewise",
    ListOfAdherents = "list of adherents",
    ListOfMembers = "list of members",
    ListedDemands = "listed demands",
    MadeUpOf = "made up of",
    Membership = "membership",
    MembershipInApposition = "membership in apposition",
    NameInApposition = "name in apposition",
    NamedAfterALead = "named after a lead",
    NameOfAnOrganization = "name of an organization",
    NamedPartOfAGroup = "named part of a group",
    Need = "need",
    Occupation = "occupation",
    OperationInPassing = "operation in passing",
    OwnParty = "own party",
    PartOfABody = "part of a body",
    PartOfAToll = "part of a toll",
    PartyBehindAName = "party behind a name",
    PartyInFrontOfAName = "party in front of a name",
    PartysCandidate = "party's candidate",
    Passage = "passage",
    PeopleOfAnOrganization = "people of an organization",
    PersonOfAnOrganization = "person of an organization",
    PlaceByExample = "place by example",
    PlaceInApposition = "place in apposition",
    PlaceInPlace = "place in place",
    PlaceOfACountry = "place of a country",
    PlacePlace = "place, place",
    PlacesSideBySide = "places side by side",
    PostAsPredicate = "post as predicate",
    PostAsSubject = "post as subject",
    PostInApposition = "post in apposition",
    PostInFrontOfAName = "post in front of a name",
    PostThatSomebodyTakes = "post that somebody takes",
    PostWithoutAName = "post without a name",
    ReceivedFromSomebody = "received from somebody",
    Refusal = "refusal",
    Resignation = "resignation",
    Responsibility = "responsibility",
    RuledOut = "ruled out",
    Ruling = "ruling",
    Seat = "seat",
    SeatBehindAName = "seat behind a name",
    SiteInAPlace = "site in a place",
    Stance = "stance",
    Stoppage = "stoppage",
    SupportWithheld = "support withheld",
    TakerToldBefore = "taker told before",
    TermOfOffice = "term of office",
    Threat = "threat",
    TiedTo = "tied to",
    ToldDeed = "told deed",
    Toll = "toll",
    Tribute = "tribute",
    Verb = "verb",
    VerbEachOther = "verb, each other",
    VerbPassive = "verb, passive",
    VerbTogether = "verb, together",
    VoiceOfANamedBody = "voice of a named body",
    Vote = "vote",
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Rule;

    #[test]
    fn every_rule_has_a_weight_and_every_weight_a_rule() {
        let table = include_str!("../../../data/lexicon/reliability.tsv");
        let weights = table.lines().filter_map(|line| line.strip_prefix("rule ")?.split_once('\t'));
        let weighed: BTreeSet<&str> = weights.map(|(name, _)| name).collect();
        let rules: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(rules.len(), Rule::ALL.len());
        assert_eq!(weighed, rules);
    }
}
