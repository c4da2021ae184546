namespace Yingzhou.Support.Objections;

/// <summary>A file that proves an objection (证据附件).</summary>
/// <param name="Digest">By which the store of files finds it.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ObjectionFile(string Digest, string Name, long Bytes)
{
    public const int Most = 5;
}
