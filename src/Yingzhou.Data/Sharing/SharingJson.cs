using System.Text.Json;
using Yingzhou.Data.Catalogue;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>How callers' JSON is read: nothing twice, no comments, no depth beyond what a filter may have.</summary>
static class SharingJson
{
    /// <summary>A condition takes up to three levels (object, array, object), the body around it a few more.</summary>
    const int MostDepth = RowFilterReader.MostNesting * 3 + 8;

    public static readonly JsonDocumentOptions Document = new() { AllowDuplicateProperties = false, MaxDepth = MostDepth };

    public static FilterType TypeOf(ItemType type) =>
        type switch
        {
            ItemType.Integer => FilterType.Integer,
            ItemType.Decimal => FilterType.Decimal,
            ItemType.Date => FilterType.Date,
            ItemType.Moment => FilterType.Moment,
            ItemType.Flag => FilterType.Flag,
            _ => FilterType.Text,
        };
}
