using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>授权: turns a request that everybody agreed to into a numbered grant. Joins the caller's step.</summary>
sealed class IssueGrant(CityContext city, IOptions<SharingOptions> options, TimeProvider clock)
{
    public async Task<SharingGrant> Run(SharingRequest request, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var limits = options.Value;
        var grant = new SharingGrant
        {
            Region = request.Region,
            Code = await NextCode(today.Year, cancel),
            RequestId = request.Id,
            Dataset = request.Dataset,
            DatasetName = request.DatasetName,
            Provider = request.Provider,
            Consumer = request.Consumer,
            System = request.System,
            Purpose = request.Purpose,
            Kind = request.Kind,
            Item = request.Item,
            LegalBasis = request.LegalBasis,
            Fields = request.Fields,
            SubjectColumns = request.SubjectColumns,
            KeyColumn = request.KeyColumn,
            RowFilter = request.RowFilter,
            Batch = request.Batch,
            Level = request.Level,
            Rate = limits.Rate,
            Burst = limits.Burst,
            DailyRows = limits.DailyRows,
            MonthlySubjects = limits.MonthlySubjects,
            MostRows = limits.MostRows,
            StaleHours = request.Level <= DataLevel.L2 ? limits.StaleHours : null,
            ValidFrom = today,
            ValidUntil = request.ValidUntil,
        };
        grant.Issued();
        city.Add(grant);
        (request.State, request.Grant, request.DueAt) = (RequestState.Granted, grant.Code, null);
        return grant;
    }

    async Task<string> NextCode(int year, CancellationToken cancel)
    {
        var number = await city.Set<GrantNumber>().SingleOrDefaultAsync(one => one.Year == year, cancel);
        if (number is null)
            city.Add(number = new() { Year = year, Next = 1 });
        return $"G-{year:0000}-{number.Next++:000000}";
    }
}
