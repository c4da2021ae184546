using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <summary>登记 12345 转办单: a call becomes a report like any other, once for each ticket, and is told apart by the same rule.</summary>
sealed class TakeHotline(CityContext city, ReportProblem reporting, IPermissions permissions)
{
    const int ShortestTicket = 6;
    const int LongestTicket = 30;

    public async Task<Outcome<ReportSent>> Run(string? ticket, ReportTyped typed, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, CityRights.Dispatch, new("city-report", "") { Region = official.Scope?.Code }) is { } refused)
            return refused;
        var number = ticket?.Trim() ?? "";
        if (
            number.Length is < ShortestTicket or > LongestTicket
            || !number.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-')
        )
            return new Fault("city-management.ticket", $"工单号应为 {ShortestTicket} 到 {LongestTicket} 位字母、数字或短横。")
            {
                Field = "ticket",
            };
        city.Actors.Current = official.AsActor();
        return await reporting.Take(typed with { ClientKey = number }, ReportChannel.Hotline, ReportProblem.Hotline, null, null, cancel);
    }
}
