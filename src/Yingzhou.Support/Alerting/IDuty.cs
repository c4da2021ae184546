using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>The duty roster of a unit (值班表).</summary>
public interface IDuty
{
    /// <summary>Shifts that run or are still to come, of the unit of the acting post.</summary>
    Task<IReadOnlyList<DutyShift>> Shifts(Subject official, CancellationToken cancel = default);

    /// <returns>
    /// Refused: not the head; <c>alerting.shift-span</c> for a shift that ends before it begins, is longer than two days or is over; <c>alerting.shift-person</c> for somebody who holds no post in
    /// the unit; <c>alerting.shift-overlap</c> for who is on duty then already.
    /// </returns>
    Task<Outcome<DutyShift>> Put(PutOnDuty request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Cancel(Guid shift, int seen, Subject official, CancellationToken cancel = default);
}

public sealed record PutOnDuty(string Official, DateTimeOffset From, DateTimeOffset Until);
