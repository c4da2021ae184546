namespace Yingzhou.Support.Cases.Content;

/// <summary>The law an item or a term stands on (法定依据).</summary>
/// <param name="Article">第三十五条; <c>null</c> when the article was not checked.</param>
/// <param name="Quote">The words relied on, shortened with … where needed; <c>null</c> when not checked word for word.</param>
/// <param name="Unconfirmed">Written from general knowledge: somebody of the department has to check it before it is relied on.</param>
public sealed record LegalBasis(string Law, string? Article = null, string? Quote = null, bool Unconfirmed = false);

/// <summary>
/// An acceptance condition (受理条件), judged before submission in three values: true passes, false is told at once with
/// <see cref="OnFalse"/>, unknown goes to an official.
/// </summary>
/// <param name="Text">In plain words, as the guide shows it.</param>
/// <param name="Rule">FEEL over <c>applicant</c>, <c>answers</c>, <c>form</c> and <c>facts</c>; <c>null</c> when only a person can judge it.</param>
/// <param name="OnFalse">What the applicant can do about it; required with a rule.</param>
public sealed record Condition(string Id, string Text, string? Rule = null, string? OnFalse = null);
