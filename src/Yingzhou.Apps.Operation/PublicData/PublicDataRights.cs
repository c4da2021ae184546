using Yingzhou.Data.Catalogue;

namespace Yingzhou.Apps.Operation.PublicData;

/// <summary>Who works with public data (公共数据岗位): whoever may read the catalogue; what each may change the engines' own rules say.</summary>
static class PublicDataRights
{
    public const string Work = CatalogueRights.Browse;
}
