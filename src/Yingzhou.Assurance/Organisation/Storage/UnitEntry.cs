using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Storage;

sealed class UnitEntry : Record
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required UnitKind Kind { get; init; }

    public string? Parent { get; set; }

    public string? Department { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidUntil { get; set; }

    public Unit AsUnit() => new(Code, Name, Kind, Region, Parent, Department, new(ValidFrom, ValidUntil));
}
