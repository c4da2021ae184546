using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

sealed record ObjectToDataRequest(string Field, string Text, string? Key);

/// <summary>提出数据异议: one open objection a figure; it goes to the department that keeps the register.</summary>
sealed class ObjectToData(CityContext city, CityStep step, MyFinance mine, FinanceContent finance, Workdays workdays, TimeProvider clock)
{
    const int Shortest = 5;
    const int Longest = 500;

    public Task<Outcome<Guid>> Run(ObjectToDataRequest request, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise)
            return Task.FromResult<Outcome<Guid>>(MyFinance.NotAFirm);
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(ObjectToData), request.Key, () => Raise(request, subject, cancel), cancel);
    }

    async Task<Outcome<Guid>> Raise(ObjectToDataRequest request, Subject subject, CancellationToken cancel)
    {
        var profile = await mine.Find(subject, cancel);
        if (profile.Fault is { } fault)
            return fault;
        if (finance.Facts.Find(request.Field) is not { } definition)
            return new Fault("finance.objection-field", "请选择哪一项数据有误。") { Field = "field" };
        var text = request.Text.Trim();
        if (text.Length is < Shortest or > Longest)
            return new Fault("finance.objection-length", $"请用 {Shortest} 至 {Longest} 字说明错在哪里、应为多少、凭什么。")
            {
                Field = "text",
            };
        if (
            await city.Set<DataObjection>()
                .AnyAsync(one => one.PartyKey == profile.Value.PartyKey && one.Field == request.Field && one.AnsweredAt == null, cancel)
        )
            return new Fault("finance.objection-open", $"“{definition.Title}”已有一条异议在核查，请等答复。", 409) { Field = "field" };
        var now = clock.GetUtcNow();
        var due = workdays.AddWorkdaysOpen(now.Day(), DataObjection.Workdays);
        if (due.Fault is { } beyond)
            return beyond;
        var objection = new DataObjection
        {
            Region = profile.Value.Region,
            PartyKey = profile.Value.PartyKey,
            FirmName = profile.Value.Name,
            Field = request.Field,
            Owner = definition.Owner,
            Text = text,
            RaisedAt = now,
            AnswerBy = due.Value.Day,
        };
        city.Add(objection);
        await city.SaveChangesAsync(cancel);
        return objection.Id;
    }
}
