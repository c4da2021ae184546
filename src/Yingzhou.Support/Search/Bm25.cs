namespace Yingzhou.Support.Search;

/// <summary>
/// Okapi BM25: how well a document answers the words of a question. k1 1.2, b 0.75 and the idf that cannot be negative, ln(1 + (N − n + 0.5) / (n + 0.5)).
/// Source: a07 §3.
/// </summary>
public static class Bm25
{
    public const double K1 = 1.2;
    public const double B = 0.75;

    /// <param name="documents">How many there are.</param>
    /// <param name="containing">How many of them contain the word.</param>
    public static double Idf(int documents, int containing) => Math.Log(1 + (documents - containing + 0.5) / (containing + 0.5));

    /// <summary>What one word adds.</summary>
    /// <param name="frequency">How often the document contains it; a weighted field counts more than once.</param>
    /// <param name="length">Of the document, in the same units as <paramref name="averageLength"/>.</param>
    public static double Term(double idf, double frequency, double length, double averageLength) =>
        frequency <= 0 ? 0 : idf * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / averageLength));

    /// <summary>Scores of a small collection, in its order.</summary>
    /// <param name="question">Each word counts once.</param>
    public static IReadOnlyList<double> Scores(IReadOnlyCollection<string> question, IReadOnlyList<IReadOnlyList<string>> documents)
    {
        if (documents.Count == 0)
            return [];
        var average = Math.Max(1, documents.Average(document => document.Count));
        var idf = question
            .Distinct()
            .ToDictionary(word => word, word => Idf(documents.Count, documents.Count(document => document.Contains(word))));
        return
        [
            .. documents.Select(document =>
                idf.Sum(word => Term(word.Value, document.Count(written => written == word.Key), document.Count, average))
            ),
        ];
    }
}
