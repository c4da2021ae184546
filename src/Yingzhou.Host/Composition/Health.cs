using Yingzhou.Assurance.Identity;

namespace Yingzhou.Host.Composition;

/// <summary>What a supervisor asks: <c>/health</c>, whether the program answers; <c>/health/ready</c>, whether everything it starts with is there.</summary>
static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health", () => "ok").ExcludeFromDescription();
        endpoints
            .MapGet(
                "/health/ready",
                (DemoSeeds demonstration) =>
                    demonstration.Finished.IsCompleted
                        ? Results.Text("ok")
                        : Results.Text("the demonstration is still being made", statusCode: StatusCodes.Status503ServiceUnavailable)
            )
            .ExcludeFromDescription();
    }
}
