using Microsoft.AspNetCore.Components;

namespace Yingzhou.Ui.Components;

static class HashLinks
{
    /// <summary>
    /// A link to a place on this page. Written with its path, because under a base address a bare "#id" leads to the home page.
    /// Mark it data-enhance-nav="false": Blazor's script would push a state, and neither focus nor :target would follow.
    /// </summary>
    public static string Anchor(this NavigationManager navigation, string id) =>
        new Uri(navigation.Uri).PathAndQuery + "#" + id;
}
