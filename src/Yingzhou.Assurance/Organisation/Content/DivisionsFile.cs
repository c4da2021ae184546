namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>Shape of <c>org/divisions.json</c>: the tree as it is drawn, children inside their parents.</summary>
sealed record DivisionsFile
{
    /// <summary>Where the list was taken from, with its licence.</summary>
    public required string Source { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<CountyEntry> Counties { get; init; }

    public IEnumerable<Division> Flatten()
    {
        yield return new(Code, Name, DivisionLevel.City, null);
        foreach (var county in Counties)
        {
            yield return new(county.Code, county.Name, DivisionLevel.County, Code);
            foreach (var town in county.Towns)
            {
                yield return new(town.Code, town.Name, DivisionLevel.Town, county.Code);
                foreach (var (code, name) in town.Villages)
                    yield return new(code, name, DivisionLevel.Village, town.Code);
            }
        }
    }
}

/// <param name="Key">Short word for ids of the county's departments, e.g. <c>dinghai</c>.</param>
/// <param name="Stem">The name without 区 or 县, as in 舟山市公安局定海分局.</param>
sealed record CountyEntry(string Key, string Code, string Name, string Stem, CountyKind Kind, IReadOnlyList<TownEntry> Towns);

/// <param name="Villages">Code to name.</param>
sealed record TownEntry(string Code, string Name, IReadOnlyDictionary<string, string> Villages);

/// <summary>A district (市辖区) often has branches of the city's departments where a county (县) has its own.</summary>
public enum CountyKind
{
    District,
    County,
}
