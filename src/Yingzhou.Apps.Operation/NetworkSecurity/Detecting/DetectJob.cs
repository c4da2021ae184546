using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Detecting;

/// <summary>
/// Turns findings into alerts, and alerts that nothing speaks for any more into ended ones. Saying a finding twice is nothing (ADR 20): an alert that was there at its first line is not raised again unless it has become worse.
/// </summary>
sealed class DetectJob(
    DetectionContent content,
    DetectionReading reading,
    IAlerting alerting,
    OrganisationContent organisation,
    ActorScope actors,
    TimeProvider clock
) : ICityJob
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Name => "network-security-detect";

    public TimeSpan Rest => TimeSpan.FromSeconds(30);

    public async Task<int> Run(CancellationToken cancel)
    {
        actors.Current = Actor.System;
        var now = clock.GetUtcNow();
        var (raised, holding) = (0, new HashSet<(string Kind, string Subject, string Cause)>());
        foreach (var rule in content.All)
        foreach (var finding in await reading.Find(rule, now, cancel))
        {
            holding.Add((rule.Kind, finding.SubjectKey, rule.Title));
            raised += await Raise(finding, cancel) ? 1 : 0;
        }
        foreach (var kind in content.Kinds)
        foreach (var alert in await alerting.Lasting(kind, cancel))
            if (!holding.Contains((kind, alert.SubjectKey, alert.Cause)))
                await alerting.End(kind, alert.SubjectKey, alert.Cause, now, cancel);
        return raised;
    }

    async Task<bool> Raise(Finding finding, CancellationToken cancel)
    {
        var rule = finding.Rule;
        var active = await alerting.Active(rule.Kind, finding.SubjectKey, rule.Title, cancel);
        var known = active is not null
            ? active.Level >= finding.Level
            : await alerting.Knows(rule.Kind, finding.SubjectKey, rule.Title, finding.Since, cancel);
        if (known)
            return false;
        var raised = await alerting.Raise(
            new(
                rule.Kind,
                finding.SubjectKey,
                finding.SubjectName,
                rule.Title,
                finding.Level,
                finding.Text,
                organisation.City.Code,
                finding.Since,
                Evidence: JsonSerializer.Serialize(finding.Facts, Plain)
            ),
            cancel
        );
        return raised.Fault is { } fault ? throw new InvalidOperationException(fault.ToString()) : true;
    }
}
