using System.Globalization;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>Where the parts of batches lie: <c>exports/ID/part-00001.csv</c> or <c>.parquet</c>.</summary>
sealed class ExportFolder(IOptions<StorageOptions> storage)
{
    string Of(Guid export) => Path.Combine(Path.GetFullPath(storage.Value.Folder), "exports", export.ToString("N"));

    public void Remove(Guid export)
    {
        if (Directory.Exists(Of(export)))
            Directory.Delete(Of(export), recursive: true);
    }

    public string Begin(Guid export)
    {
        // What an attempt that died left behind is written again.
        Remove(export);
        return Directory.CreateDirectory(Of(export)).FullName;
    }

    public string Part(Guid export, int number, ExportFormat format) =>
        Path.Combine(
            Of(export),
            string.Create(CultureInfo.InvariantCulture, $"part-{number:00000}.{(format is ExportFormat.Parquet ? "parquet" : "csv")}")
        );
}
