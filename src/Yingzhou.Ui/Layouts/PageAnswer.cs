using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Ui.Layouts;

/// <summary>How a page refuses: with its own words and the status that belongs to them.</summary>
public static class PageAnswer
{
    /// <summary>Set as the answer leaves: set earlier, the host would put its own page in the place of this one.</summary>
    public static void Refuse(HttpContext? context, Fault fault) =>
        context?.Response.OnStarting(() =>
        {
            context.Response.StatusCode = fault.Status;
            return Task.CompletedTask;
        });
}
