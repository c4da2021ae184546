using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

/// <summary>What the public says: requests, votes, corrections.</summary>
public interface IOpenVoices
{
    Task<Outcome<OpenRequest>> Ask(AskToOpen request, Subject party, CancellationToken cancel = default);

    /// <summary>A second vote of the same person changes nothing.</summary>
    Task<Outcome<Done>> Vote(Guid request, Subject party, CancellationToken cancel = default);

    Task<Outcome<OpenRequest>> Answer(AnswerRequest answer, Subject official, CancellationToken cancel = default);

    /// <summary>Those that wait first, most votes first.</summary>
    Task<IReadOnlyList<OpenRequest>> Requests(CancellationToken cancel = default);

    Task<Outcome<DatasetFeedback>> Send(SendFeedback feedback, Subject party, CancellationToken cancel = default);

    Task<Outcome<DatasetFeedback>> Reply(ReplyToFeedback reply, Subject official, CancellationToken cancel = default);

    /// <param name="dataset"><c>null</c> for all.</param>
    Task<IReadOnlyList<DatasetFeedback>> Feedback(string? dataset, CancellationToken cancel = default);
}

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record AskToOpen(string Key, string Title, string Text, string Publisher);

/// <param name="Dataset">In which it was opened; may be empty.</param>
public sealed record AnswerRequest(Guid Request, int Seen, bool Take, string Text, string Dataset = "");

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record SendFeedback(string Key, string Dataset, string Text);

public sealed record ReplyToFeedback(Guid Feedback, int Seen, string Text);
