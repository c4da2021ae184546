using Yingzhou.Apps.Services.OnlineServices.Finding;

namespace Yingzhou.Apps.Services.OnlineServices.Asking;

/// <summary>What comes back to a question: a quotation, a question in return, or that it is not known.</summary>
public abstract record Reply
{
    /// <summary>The offers that were weighed, likeliest first.</summary>
    public required IReadOnlyList<Offer> Considered { get; init; }

    public required Aspect Aspect { get; init; }
}

/// <summary>The words of the guide themselves, with the place where they stand.</summary>
public sealed record Quoted(Offer Offer, Passage Passage) : Reply;

/// <summary>Which of these is meant? Asked at most <see cref="Consultation.MostClarifications"/> times.</summary>
public sealed record Clarifying(IReadOnlyList<Offer> Options) : Reply;

/// <summary>Nothing in the guides answers it: a person has to (转人工).</summary>
/// <param name="Near">The matter, when it was understood and its guide only says nothing about what was asked.</param>
public sealed record NotKnown(Offer? Near) : Reply;

/// <summary>
/// Consultation (智能咨询): no sentence that is not in a guide. Source: a07 §3: below τ it is not known, within δ of each other one asks back, at most twice, then a
/// person. τ and δ were tuned on the training half of our own questions for a wrong-answer rate of at most 2 %.
/// </summary>
sealed class Consultation(Catalogue catalogue, AspectWords aspects, Passages passages)
{
    /// <summary>Least score of the first hit.</summary>
    public const double Tau = 0.58;

    /// <summary>Least share of the matter's words that the first hit must know, by weight.</summary>
    public const double LeastCoverage = 0.5;

    /// <summary>Least distance to a hit that is another matter.</summary>
    public const double Delta = 0.01;

    public const int MostClarifications = 2;

    const int MostOptions = 3;

    /// <param name="clarified">How often one has asked back already.</param>
    public Reply Answer(string question, string? region, int clarified = 0)
    {
        var (aspect, matter) = aspects.Of(question);
        var hits = catalogue.Hits(matter, region);
        IReadOnlyList<Offer> considered = [.. hits.Take(MostOptions).Select(hit => hit.Offer)];
        if (hits is not [var best, ..] || best.Score < Tau || best.Coverage < LeastCoverage)
            return new NotKnown(null) { Considered = considered, Aspect = aspect };
        var close = hits.Where(hit => best.Score - hit.Score < Delta).Select(hit => hit.Offer).ToList();
        if (close.Count > 1)
            return clarified < MostClarifications
                ? new Clarifying([.. close.Take(MostOptions)]) { Considered = considered, Aspect = aspect }
                : new NotKnown(null) { Considered = considered, Aspect = aspect };
        return About(best.Offer, aspect, considered);
    }

    /// <summary>Once it is clear which matter is meant.</summary>
    public Reply About(Offer offer, string question) => About(offer, aspects.Of(question).Aspect, [offer]);

    /// <summary>None of what was offered was meant.</summary>
    public Reply NoneOfThem(string question) => new NotKnown(null) { Considered = [], Aspect = aspects.Of(question).Aspect };

    Reply About(Offer offer, Aspect aspect, IReadOnlyList<Offer> considered) =>
        passages.Of(offer, aspect) is { } passage
            ? new Quoted(offer, passage) { Considered = considered, Aspect = aspect }
            : new NotKnown(offer) { Considered = considered, Aspect = aspect };
}
