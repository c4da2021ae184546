namespace Yingzhou.Support.Releases;

/// <summary>
/// The released models (模型发布库). The database says what is in force: each request and each step asks it once, and keeps that answer to its end, so that
/// a release in one process is followed by the next request in every other one, and no request sees two versions of the same thing.
/// </summary>
public interface IReleases
{
    /// <summary>Number of the newest release. Things that are begun now remember it.</summary>
    long Newest { get; }

    /// <param name="asOf">Number of the release that a running thing remembers; <c>null</c> means what is in force now.</param>
    /// <returns><c>null</c> when nothing of this key has been released. What was first released after <paramref name="asOf"/> is given in its first version.</returns>
    ReleasedModel? InForce(ModelKind kind, string key, long? asOf = null);

    /// <summary>Every key of a kind in the version that is in force.</summary>
    IReadOnlyList<ReleasedModel> AllInForce(ModelKind kind, long? asOf = null);

    /// <summary>All versions of one key, newest first.</summary>
    IReadOnlyList<ReleasedModel> Versions(ModelKind kind, string key);

    /// <summary>Takes the next release number for something released in this step; of two who release at the same moment the second is told.</summary>
    Task<long> Next(CancellationToken cancel = default);

    /// <summary>Puts a text into force as the next version of its key, with the step. The engine that runs it has judged it before.</summary>
    Task<ReleasedModel> Release(ModelKind kind, string key, string name, string text, CancellationToken cancel = default);

    /// <summary>
    /// Whether a file of the city's content is news: it changed since it was last taken. It is remembered with the step. An unchanged file is no news, however
    /// often the program starts: it does not undo what an official released later.
    /// </summary>
    Task<bool> IsNews(string file, string text, CancellationToken cancel = default);
}
