namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>
/// Finds offers by the words people use. Chinese is written without spaces, so words are compared as overlapping pairs of characters, whatever
/// their order; what people also call a matter weighs most, its official name next, its description least.
/// </summary>
sealed class OfferSearch(IReadOnlyList<Offer> offers)
{
    // A synonym was written down because people say it; a bundle saves them the items in it.
    const double SynonymWeight = 1.15;
    const double NameWeight = 1.0;
    const double SummaryWeight = 0.45;
    const double WholePhrase = 0.5;
    const double BundlePrior = 0.08;

    // Below it only a stray pair of characters was in common.
    const double Least = 0.34;

    // Beside a good hit, a weak one is noise.
    const double LeastOfBest = 0.4;

    readonly IReadOnlyList<Entry> entries =
    [
        .. offers.Select(offer => new Entry(
            offer,
            SearchWords.Of(offer.Name),
            [.. offer.AlsoCalled.Select(SearchWords.Of)],
            SearchWords.Of(offer.Summary)
        )),
    ];

    public IReadOnlyList<Offer> For(string words)
    {
        var wanted = SearchWords.OfQuestion(words);
        if (wanted.IsEmpty)
            return [];
        var hits = entries.Select(entry => (entry.Offer, Score: Score(entry, wanted))).Where(hit => hit.Score >= Least).ToList();
        var best = hits.Select(hit => hit.Score).DefaultIfEmpty().Max();
        return [.. hits.Where(hit => hit.Score >= best * LeastOfBest).OrderByDescending(hit => hit.Score).Select(hit => hit.Offer)];
    }

    static double Score(Entry entry, SearchWords wanted)
    {
        var called = entry.AlsoCalled.Select(name => SynonymWeight * Likeness(wanted, name)).DefaultIfEmpty().Max();
        var named = NameWeight * Likeness(wanted, entry.Name);
        var described = SummaryWeight * wanted.ShareFoundIn(entry.Summary);
        var score = Math.Max(called, named) + 0.25 * Math.Min(called, named) + described;
        return score > 0 && entry.Offer.IsBundle ? score + BundlePrior : score;
    }

    // Asked for and written must both be covered: 开店 is found in 开饭店招牌, but 开店 itself comes first.
    static double Likeness(SearchWords wanted, SearchWords written)
    {
        var asked = wanted.ShareFoundIn(written);
        var covered = written.ShareFoundIn(wanted);
        var whole = written.Contains(wanted) || wanted.Contains(written) ? WholePhrase : 0;
        return 0.7 * asked + 0.3 * covered + whole;
    }

    sealed record Entry(Offer Offer, SearchWords Name, IReadOnlyList<SearchWords> AlsoCalled, SearchWords Summary);
}
