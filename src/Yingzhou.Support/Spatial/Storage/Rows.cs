using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Storage;

/// <summary>Where a layer's versions stand. What the layer is (title, schema, who may read) is content.</summary>
sealed class MapLayer : Record
{
    public required string Code { get; init; }

    public required string UnitId { get; set; }

    /// <summary>The version that readers see; 0 before the first.</summary>
    public int Published { get; set; }

    /// <summary>The highest number given.</summary>
    public int Latest { get; set; }

    /// <summary>A version that waits for a second person.</summary>
    public int? Pending { get; set; }

    /// <summary>Of the content that the last version from content was made of.</summary>
    public string? ContentDigest { get; set; }
}

sealed class VersionRow
{
    public required string Layer { get; init; }

    public required int Number { get; init; }

    public required LayerVersionState State { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public required string MadeByName { get; init; }

    public required string Note { get; init; }

    public required string Source { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Removed { get; init; }

    public int Quarantined { get; init; }

    public int Features { get; init; }

    /// <summary>Levels of the grid index in use, a bit each.</summary>
    public int Levels { get; init; }

    public double West { get; init; }

    public double South { get; init; }

    public double East { get; init; }

    public double North { get; init; }

    /// <summary>SHA-256 over ids, shapes and attributes in order of the ids.</summary>
    public required string Checksum { get; init; }

    public GeoBox Box => new(West, South, East, North);
}

/// <summary>One state of a feature, true of all versions from <see cref="Since"/> up to, and without, <see cref="Until"/>: a version costs what it changes.</summary>
sealed class FeatureRow
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Layer { get; init; }

    public required string Feature { get; init; }

    public required int Since { get; init; }

    public int? Until { get; set; }

    public required long Cell { get; init; }

    public required double West { get; init; }

    public required double South { get; init; }

    public required double East { get; init; }

    public required double North { get; init; }

    /// <summary>Well-known binary, CGCS2000 degrees.</summary>
    public required byte[] Shape { get; init; }

    public required string Attributes { get; init; }
}

/// <summary>A feature that was not let in (隔离), with what is wrong with it and where.</summary>
sealed class QuarantineRow
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Layer { get; init; }

    public required int Number { get; init; }

    /// <summary>Its place among those of the version, from 0.</summary>
    public required int Line { get; init; }

    public required string Place { get; init; }

    public string? Feature { get; init; }

    public required string Code { get; init; }

    public required string Reason { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public required string Attributes { get; init; }
}
