//! Crowds and guests: who protests against what, who strikes, who is where as a guest.

// Protests and walkouts.
mod dispersals;
mod gatherings;
mod protest_causes;
mod protests;
mod walkouts;

// Guests.
mod brought_together;
mod guests_named;
mod guests_received;
mod stays;
