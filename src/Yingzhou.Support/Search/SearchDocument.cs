namespace Yingzhou.Support.Search;

/// <summary>Something that can be found.</summary>
/// <param name="Names">What it is called, the official name first; each is compared on its own.</param>
/// <param name="Text">What is written about it; it weighs less than a name.</param>
/// <param name="Regions">Prefixes of division codes where it is to be had; empty everywhere.</param>
/// <param name="Prior">How likely it is wanted before anything is typed, 0 to 1.</param>
/// <param name="LifeEvent">Whether it is the whole of something that happens to people (一件事), which who asks for “all that is to be done” means.</param>
public sealed record SearchDocument(
    string Id,
    IReadOnlyList<string> Names,
    string Text,
    IReadOnlyList<string> Regions,
    double Prior = 0,
    bool LifeEvent = false
);

/// <param name="Region">Code of the division the asker is in; <c>null</c> anywhere.</param>
public sealed record SearchQuestion(string Words, string? Region = null, int Most = 50);

/// <param name="Score">0 to about 1: the share of the question that the document answers, with its prior; comparable between questions.</param>
/// <param name="Coverage">The share of what was asked, by weight, that is found in the document at all; 0 to 1.</param>
/// <param name="Name">The name that was most like the question.</param>
public sealed record SearchHit(string Id, double Score, double Coverage, string Name);
