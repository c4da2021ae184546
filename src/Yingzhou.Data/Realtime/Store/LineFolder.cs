using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Realtime.Store;

/// <summary>Where the rows of lines lie: <c>express/CODE.db</c> beside the lake.</summary>
sealed class LineFolder(IOptions<StorageOptions> storage)
{
    string Root => Path.Combine(Path.GetFullPath(storage.Value.Folder), "express");

    string Of(string code) => Path.Combine(Root, $"{code}.db");

    public LineStore Open(string code)
    {
        Directory.CreateDirectory(Root);
        return LineStore.Open(Of(code), storage.Value.SurvivePowerCut);
    }

    public bool Has(string code) => File.Exists(Of(code));

    /// <summary>A folder for what is on its way into the lake.</summary>
    public string Scratch() => Directory.CreateDirectory(Path.Combine(Root, ".scratch")).FullName;

    /// <summary>Removes what somebody left there who died over it.</summary>
    public void SweepScratch(DateTimeOffset before)
    {
        foreach (var file in Directory.EnumerateFiles(Scratch()))
            if (File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
                File.Delete(file);
    }
}
