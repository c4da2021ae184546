using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Appeals;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Citizen;

/// <param name="Topic"><see cref="RaiseAppealRequest.ByText"/>: the enterprise does not know, its text says.</param>
sealed record RaiseAppealRequest(string Topic, string Text, bool Complex, string? Key)
{
    public const string ByText = "unknown";
}

/// <summary>提诉求. One that says what an open one of the same enterprise or park says already is answered together with it.</summary>
sealed class RaiseAppeal(CityContext city, CityStep step, MyFirm mine, AppealTopics topics, Workdays workdays, TimeProvider clock)
{
    const int Longest = 1_000;
    const int Shortest = 5;

    public Task<Outcome<Guid>> Run(RaiseAppealRequest request, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise)
            return Task.FromResult<Outcome<Guid>>(MyFirm.NotAFirm);
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(RaiseAppeal), request.Key, () => Raise(request, subject, cancel), cancel);
    }

    async Task<Outcome<Guid>> Raise(RaiseAppealRequest request, Subject subject, CancellationToken cancel)
    {
        var firm = await mine.Find(subject, cancel);
        if (firm.Fault is { } fault)
            return fault;
        if (request.Topic != RaiseAppealRequest.ByText && !topics.Choices.Contains(request.Topic))
            return new Fault("enterprise.appeal-topic", "请选择诉求属于哪一类。") { Field = "topic" };
        var text = request.Text.Trim();
        if (text.Length is < Shortest or > Longest)
            return new Fault("enterprise.appeal-length", $"诉求内容应为 {Shortest} 至 {Longest} 字，现为 {text.Length} 字。")
            {
                Field = "text",
            };
        var topic = request.Topic == RaiseAppealRequest.ByText ? topics.Judge(text).Topic ?? AppealTopics.Undispatched : request.Topic;
        var now = clock.GetUtcNow();
        var due = AppealDeadlines.Of(workdays, now.Day(), request.Complex);
        if (due.Fault is { } beyond)
            return beyond;
        var appeal = new Appeal
        {
            Region = firm.Value.Region,
            Uscc = firm.Value.Uscc,
            PartyKey = firm.Value.PartyKey,
            FirmName = firm.Value.Name,
            Park = firm.Value.Park,
            Topic = topic,
            Text = text,
            Complex = request.Complex,
            RaisedAt = now,
            AcceptBy = due.Value.AcceptBy.Day,
            ReplyBy = due.Value.ReplyBy.Day,
            MergedInto = await Earlier(firm.Value, topic, text, now, cancel),
        };
        city.Add(appeal);
        await city.SaveChangesAsync(cancel);
        return appeal.Id;
    }

    async Task<Guid?> Earlier(Firm firm, string topic, string text, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await city.Set<Appeal>()
            .AsNoTracking()
            .Where(one => one.RepliedAt == null && one.MergedInto == null)
            .ToListAsync(cancel);
        var merged = AppealMerging.Merge([
            .. open.Select(one => new AppealText(one.Id.ToString(), one.Uscc, one.Park, one.Topic, one.Text, one.RaisedAt)),
            new("new", firm.Uscc, firm.Park, topic, text, now),
        ]);
        return Guid.TryParse(merged["new"], out var first) ? first : null;
    }
}
