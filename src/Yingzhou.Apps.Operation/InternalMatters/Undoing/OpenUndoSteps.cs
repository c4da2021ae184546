using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Undoing;

/// <summary>Hears that a bundle has ended, in a scope of its own: the delivery's unit of work is not this one's.</summary>
sealed class BundleEnded(IServiceScopeFactory scopes) : IEventHandler
{
    public string Type => "cases.finished";

    public async Task Handle(HeardEvent heard, CancellationToken cancel)
    {
        if (!Guid.TryParse(heard.Subject, out var @case))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<OpenUndoSteps>().Run(@case, cancel);
        if (opened.Fault is { } fault)
            throw new InvalidOperationException($"{fault.Code}: {fault.Detail}");
    }
}

/// <summary>Opens a step for each leg of an internal bundle that stands and has to be undone; told twice it opens once.</summary>
sealed class OpenUndoSteps(CityContext city, CityStep step, ICaseLog log, ICases cases, Workdays workdays)
{
    public async Task<Outcome<int>> Run(Guid bundle, CancellationToken cancel)
    {
        var read = await log.ReadAll(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Bundle: bundle), cancel);
        if (
            read.FirstOrDefault(one => one.Id == bundle) is not { IsBundle: true } head
            || !cases.Content.Bundles.TryGetValue(head.Code, out var drawn)
            || !drawn.Subjects.Contains(Support.Cases.Content.Subject.Unit)
        )
            return 0;
        var standing = Compensation
            .Of(head, [.. read.Where(one => one.Bundle == bundle)], code => cases.Content.Items.GetValueOrDefault(code)?.Undo)
            .Where(leg => leg.Step is not null)
            .ToList();
        return standing.Count == 0 ? 0 : await step.Run(nameof(OpenUndoSteps), () => Open(head, standing, cancel), cancel);
    }

    async Task<Outcome<int>> Open(LoggedCase head, List<StandingLeg> standing, CancellationToken cancel)
    {
        var due = workdays.AddWorkdaysOpen(city.Clock.GetUtcNow().Day(), Compensation.DueWorkdays);
        if (due.Fault is { } beyond)
            return beyond;
        var known = await city.Set<UndoStep>().Where(one => one.BundleId == head.Id).Select(one => one.LegCase).ToListAsync(cancel);
        var opened = standing.FindAll(leg => !known.Contains(leg.Case));
        city.AddRange(
            opened.Select(leg => new UndoStep
            {
                Region = head.Region,
                BundleId = head.Id,
                BundleNumber = head.Number,
                BundleName = head.Name,
                LegCase = leg.Case,
                ItemName = leg.Name,
                Unit = leg.Unit,
                RequesterKey = head.Applicant,
                Step = leg.Step!,
                AfterWithdrawal = head.Status is CaseStatus.Withdrawn,
                DueOn = due.Value.Day,
            })
        );
        return opened.Count;
    }
}
