namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>One condition of a rule and the words of the policy it stands on (条件与原文).</summary>
/// <param name="Quote">As it stands in the text; empty when an official added the condition without a passage.</param>
/// <param name="Feel">A leaf over the fact dictionary, or several joined by <c>or</c>: one of them has to hold.</param>
public sealed record RuleLine(string Quote, string Feel);

/// <summary>A phrase that asks for something that was not understood (没有读懂的): an official deals with it, it is never dropped in silence.</summary>
sealed record UnreadPhrase(string Quote, string Why);

/// <param name="Benefit">FEEL in yuan; <c>null</c> when the text names no benefit that was understood.</param>
/// <param name="CapYuan"><c>null</c> when the text names none.</param>
sealed record PassageDraft(
    IReadOnlyList<RuleLine> Lines,
    string? Benefit,
    string? BenefitQuote,
    decimal? CapYuan,
    IReadOnlyList<UnreadPhrase> Unread
);
