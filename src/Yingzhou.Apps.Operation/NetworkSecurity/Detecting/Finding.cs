using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Detecting;

/// <summary>What a detection found about one address, person or post (检测结果): grouped, with how many lines of the log it holds.</summary>
/// <param name="Since">When the first line of it was written: with rule and subject, the identity of the finding.</param>
/// <param name="Facts">What it rests on, for whoever judges it.</param>
sealed record Finding(
    Detection Rule,
    string SubjectKey,
    string SubjectName,
    AlertLevel Level,
    string Text,
    DateTimeOffset Since,
    int Events,
    IReadOnlyDictionary<string, string> Facts
);
