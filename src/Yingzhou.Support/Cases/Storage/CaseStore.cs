using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Cases.Storage;

/// <summary>Loads cases for change, and writes down what they tell.</summary>
sealed class CaseStore(CityContext city)
{
    public async Task<Case?> Find(Guid id, CancellationToken cancel) => await city.Get<Case>(id, cancel);

    public async Task<Case> Get(string businessKey, CancellationToken cancel) =>
        await Find(Guid.Parse(businessKey), cancel) ?? throw new InvalidOperationException($"There is no case {businessKey}");

    public Task<List<Case>> Legs(Guid bundleId, CancellationToken cancel) =>
        city.Set<Case>().Where(leg => leg.BundleId == bundleId).OrderBy(leg => leg.Id).ToListAsync(cancel);

    public void Add(Case @case) => city.Add(@case);

    /// <summary>Call once the case has done all it does in this step.</summary>
    public void Note(Case @case)
    {
        city.AddRange(@case.TakeHappened());
        city.Live.Touch(CaseTopics.All);
        city.Live.Touch(CaseTopics.Of(@case.Id));
        // The applicant of a bundle looks at its head while a leg moves.
        if (@case.BundleId is { } head)
            city.Live.Touch(CaseTopics.Of(head));
    }
}
