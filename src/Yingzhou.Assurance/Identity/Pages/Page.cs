using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Yingzhou.Assurance.Identity.Pages;

/// <summary>A whole page as the answer of an endpoint: the pages of the provider stand apart from both ends and need no script.</summary>
static class Page
{
    public static IResult Of<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status };
}
