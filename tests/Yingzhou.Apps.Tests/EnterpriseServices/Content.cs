using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Sizing;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

static class Content
{
    public static CityContent City { get; } = CityContent.Find(AppContext.BaseDirectory)!;

    public static SizeTable Sizes { get; } = new ContentReader(City).One<SizeTable>("policies/size-classes.json")!.Content;
}
