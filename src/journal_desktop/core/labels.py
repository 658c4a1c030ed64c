"""What the kinds of sections are called, wherever they are named."""

from __future__ import annotations

from journal_desktop.core.article import Role

ROLES = {
    Role.QUESTION: "Question",
    Role.BACKGROUND: "Background",
    Role.METHODS: "Methods",
    Role.FINDINGS: "Findings",
    Role.EVIDENCE_STRENGTH: "How strong is the evidence",
    Role.HARMS: "Harms",
    Role.ALTERNATIVES: "Alternatives",
    Role.AVAILABILITY: "Availability",
    Role.COST: "Cost",
    Role.IMPLICATIONS: "What it could mean",
    Role.QUESTIONS_TO_ASK: "Questions to ask",
    Role.CLINIC_VIEW: "Clinic view",
    Role.CLAIM: "Claim",
    Role.VERDICT: "Verdict",
    Role.WHAT_CHANGED: "What changed",
    Role.CUSTOM: "Section",
}
