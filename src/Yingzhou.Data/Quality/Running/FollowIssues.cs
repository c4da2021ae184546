using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

/// <summary>派单与复核: what a pass found becomes orders, what it no longer finds closes them.</summary>
sealed class FollowIssues(CityContext city, Workdays workdays, TimeProvider clock)
{
    /// <summary>Orders of a dataset that are open, or waived until a day that has not come.</summary>
    public async Task<IReadOnlyList<QualityOrder>> Standing(string dataset, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        return await city.Set<QualityOrder>()
            .Where(order =>
                order.Dataset == dataset && (order.OpenKey != null || (order.State == IssueState.Waived && order.WaivedUntil >= today))
            )
            .ToListAsync(cancel);
    }

    public Fault? Run(DataCatalogue dataset, IReadOnlyList<QualityOrder> standing, RuleFinding finding, string samples, int number)
    {
        if (finding.Failed is not { } failed)
            return null;
        var own = standing.Where(order => order.Rule == finding.Rule.Id).ToList();
        var open = own.Where(order => order.OpenKey is not null).ToList();
        // An older version that is checked late says nothing about what was fixed since.
        if (open.Exists(order => number <= order.LastNumber))
            return null;
        var waived = own.Where(order => order.State is IssueState.Waived).Sum(order => order.Failed);
        var shares = OrderParts.Share(
            Math.Max(0, failed - waived),
            [.. open.Select(order => new OrderPart(order.Part, order.State is IssueState.Fixed))]
        );
        foreach (var order in open)
            Recheck(order, shares[order.Part], finding, samples, number);
        return shares
            .Keys.Except(open.Select(order => order.Part))
            .Select(part => Send(dataset, finding, samples, number, part, shares[part]))
            .FirstOrDefault(fault => fault is not null);
    }

    void Recheck(QualityOrder order, int rows, RuleFinding finding, string samples, int number)
    {
        var next = IssueWay.Recheck(order.State, rows > 0, order.ReturnedBefore);
        order.ReturnedBefore |= next is IssueState.Returned;
        (order.LastNumber, order.Failed, order.Total) = (number, rows, finding.Failed!.Value);
        (order.Samples, order.Demand) = (samples, finding.Rule.Demand);
        order.Move(next, clock.GetUtcNow());
    }

    Fault? Send(DataCatalogue dataset, RuleFinding finding, string samples, int number, int part, int rows)
    {
        var due = workdays.AddWorkdaysOpen(clock.GetUtcNow().Day(), IssueWay.Days(finding.Rule.Severity));
        if (due.Fault is { } beyond)
            return beyond;
        city.Add(
            new QualityOrder
            {
                Region = dataset.Region,
                Dataset = dataset.Dataset,
                Rule = finding.Rule.Id,
                Column = finding.Rule.Column,
                Demand = finding.Rule.Demand,
                Unit = dataset.Provider,
                Severity = finding.Rule.Severity,
                Part = part,
                OpenKey = QualityOrder.OpenKeyOf(dataset.Dataset, finding.Rule.Id, part),
                Failed = rows,
                Total = finding.Failed!.Value,
                Samples = samples,
                FirstNumber = number,
                LastNumber = number,
                DueOn = due.Value.Day,
            }
        );
        return null;
    }
}
