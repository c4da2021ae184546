namespace Yingzhou.Foundation.Live;

/// <summary>How often topics of one bucket were touched (变动计数), by all processes together.</summary>
sealed class LiveMark
{
    public required int Bucket { get; init; }

    public required long Touched { get; set; }
}
