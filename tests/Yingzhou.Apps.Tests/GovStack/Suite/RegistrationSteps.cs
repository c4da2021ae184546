using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <summary>The phrases of bb-registration. Where a phrase leaves the body open ("and body") it is one that the API's own schema describes.</summary>
static class RegistrationSteps
{
    const string Api = "registration/";

    // A text, as the suite uploads one: the background wants every media type to be taken.
    static readonly string Document = Convert.ToBase64String("{ fieldname: 'image', mimetype: 'image/png' }"u8);

    public static StepBook Book(ApiSchemas api, ApiSchemas statistics) =>
        new StepBook()
            .On("(?:User wants|An applicant wants|Wants) to .*", (_, _) => { })
            .On("The API supports all media types for document upload", (_, _) => { })
            .Services()
            .Applications()
            .Tasks()
            .Documents()
            .Statistics()
            .Answers(api, statistics);

    static StepBook Services(this StepBook book) =>
        book.On("GET request to retrieve a list of services is sent", (world, _) => world.Get(Api + "services"))
            .On(
                "User sends GET /services request with given \"(.*)\" as name",
                (world, said) =>
                {
                    world.Get(Api + "services");
                    world.Query("name", said[0]);
                }
            )
            .On(
                "GET request to retrieve the information of single service with given \"(.*)\" as serviceId",
                (world, said) => world.Get($"{Api}services/{Part(said[0])}")
            )
            .On(
                "User sends GET /services/\\{serviceId\\}/eForms request with given \"(.*)\" as serviceId",
                (world, said) => world.Get($"{Api}services/{Part(said[0])}/eForms")
            )
            .On(
                "GET request to get eForm is sent with given \"(.*)\" as eFormId parameter",
                (world, said) => world.Get($"{Api}eForms/{Part(said[0])}")
            )
            .On(
                "The name field in the response matches with \"(.*)\" provided as name in the query parameter",
                (world, said) =>
                {
                    var names = world.Json!.AsArray().Select(service => (string?)service!["name"]).ToList();
                    Check(names.Count > 0 && names.TrueForAll(name => name == said[0]), $"names are [{string.Join(", ", names)}]");
                }
            );

    static StepBook Applications(this StepBook book) =>
        book.On(
                "GET request to get all application files is sent with given Information-Mediator-Client header",
                (world, _) => Named(world).Get(Api + "applications")
            )
            .On(
                "GET request to get all application files is sent with given Information-Mediator-Client header and a payload with \"(.*)\" as (\\w+) parameter",
                (world, said) =>
                {
                    Named(world).Get(Api + "applications");
                    world.Query(said[1], said[0]);
                }
            )
            .On("The request contains a payload with \"([^\"]*)\" as (\\w+) parameter", (world, said) => world.Query(said[1], said[0]))
            .On(
                "The (?:/\\w+ )?request contains a payload with (\\d+) as firstResult, (\\d+) as maxResult, \"(.*)\" as sortBy and \"(.*)\" as sortOrder",
                (world, said) =>
                {
                    foreach (var (index, name) in new[] { "firstResult", "maxResult", "sortBy", "sortOrder" }.Index())
                        world.Query(name, said[index]);
                }
            )
            .On(
                "GET request to get an application file is sent with given Information-Mediator-Client header and \"(.*)\" as fileId parameter",
                (world, said) => Named(world).Get($"{Api}applications/{Part(said[0])}")
            )
            .On(
                "POST request to submit an application is sent with given Information-Mediator-Client header and \"(.*)\" as serviceId parameter",
                (world, said) => Named(world).Post($"{Api}services/{Part(said[0])}/applications")
            )
            .On(
                "The request contains a payload with \"([^\"]*)\" as applicantId",
                (world, said) => world.Content = JsonContent.Create(new { applicantId = said[0] })
            )
            .On(
                "The request contains a payload with \"([^\"]*)\" as applicationName, \"([^\"]*)\" as applicantId and \"([^\"]*)\" as created",
                (world, said) =>
                    world.Content = JsonContent.Create(
                        new
                        {
                            applicationName = said[0],
                            applicantId = said[1],
                            created = said[2],
                        }
                    )
            )
            .On(
                "PUT request to update service application file is sent with given Information-Mediator-Client header, \"(.*)\" as a fileId parameter and body containing applicantId: \"(.*)\"",
                (world, said) => Named(world).Put($"{Api}applications/{Part(said[0])}", Corrected(said[1]))
            )
            .On(
                "The .* response's applicantId should be equal to the applicantId from the request \"(.*)\"",
                (world, said) =>
                    Check(
                        (string?)world.Json!["applicantId"] == said[0] && (string?)world.Json["applicationData"]?["applicantId"] == said[0],
                        $"applicantId is {world.Json["applicantId"]}"
                    )
            );

    static StepBook Tasks(this StepBook book) =>
        book.On(
                "GET request to get all tasks is sent with given Information-Mediator-Client header",
                (world, _) => Named(world).Get(Api + "tasks")
            )
            .On(
                "GET request to get all tasks is sent with given Information-Mediator-Client header and a payload with \"(.*)\" as (\\w+) parameter",
                (world, said) =>
                {
                    Named(world).Get(Api + "tasks");
                    world.Query(said[1], said[0]);
                }
            )
            .On(
                "GET request to get task is sent with given \"(.*)\" as taskId parameter",
                (world, said) => world.Get($"{Api}tasks/{Part(said[0])}")
            )
            .On(
                "POST request to completes the task is sent with given \"(.*)\" as a taskId parameter and body",
                (world, said) => world.Post($"{Api}tasks/{Part(said[0])}/complete", new { data = new { additionalProp1 = new { } } })
            );

    static StepBook Documents(this StepBook book) =>
        book.On(
                "POST request with given document is sent",
                (world, _) =>
                {
                    world.Post(Api + "documents");
                    world.Content = new FormUrlEncodedContent([new("file", Document)]);
                }
            )
            .On("The request contains \"(.*)\" as additionalMetadata", (world, said) => world.Query("additionalMetadata", said[0]))
            .On("POST request to upload a document is sent without payload", (world, _) => world.Post(Api + "documents"));

    static StepBook Statistics(this StepBook book) =>
        book.On(
                "User sends GET request with given \"(.*)\" as Information-Mediator-Client header",
                (world, said) =>
                {
                    world.Get(Api + "data/statistics/1.0");
                    world.Header = said[0];
                }
            )
            .On("User sends GET request without Information-Mediator-Client header", (world, _) => world.Get(Api + "data/statistics/1.0"))
            .On(
                "User provides optional query parameters \"(.*)\" as startDate \"(.*)\" as endDate \"(.*)\" as registrationName \"(.*)\" as operator \"(.*)\" as role \"(.*)\" as timeframe",
                (world, said) =>
                {
                    foreach (
                        var (index, name) in new[] { "startDate", "endDate", "registrationName", "operator", "role", "timeframe" }.Index()
                    )
                        world.Query(name, said[index]);
                }
            )
            .On("User provides query parameter \"(.*)\" as (\\w+)", (world, said) => world.Query(said[1], said[0]));

    static StepBook Answers(this StepBook book, ApiSchemas api, ApiSchemas statistics) =>
        book.On("(?:The response from the .* endpoint is received|User receives a response)", (world, _) => world.Send())
            .On(
                "The .*response should be returned in a timely manner(?: 15000ms)?",
                (world, _) => Check(world.Took < TimeSpan.FromSeconds(15), $"it took {world.Took}")
            )
            .On(
                "The .*response should have status (\\d+)",
                (world, said) =>
                    Check($"{(int)world.Answer.StatusCode}" == said[0], $"status is {(int)world.Answer.StatusCode}: {world.Text}")
            )
            .On(
                "The .*response should have \"content-type\": \"(.*)\" header",
                (world, said) =>
                    Check(
                        world.Answer.Content.Headers.ContentType?.ToString().Contains(said[0]) is true,
                        $"content-type is {world.Answer.Content.Headers.ContentType}"
                    )
            )
            .On(
                "The response header content-type should be \"(.*)\"",
                (world, said) =>
                    Check(
                        world.Answer.Content.Headers.ContentType?.ToString() == said[0],
                        $"content-type is {world.Answer.Content.Headers.ContentType}"
                    )
            )
            .On("The response should match json schema", (world, _) => Matches(world, statistics, "/data/statistics", "200"))
            .On("The (?:PUT )?(/\\S+) response should match json schema", (world, said) => Matches(world, api, said[0], "200"))
            .On("The (/\\S+) response should match bad request json schema", (world, said) => Matches(world, api, said[0], "400"))
            .On(
                "The .* response should contains empty array",
                (world, _) => Check(world.Json is JsonArray { Count: 0 }, $"it is {world.Text}")
            )
            .On(
                "The .* response's (\\w+) should be equal to the \\w+ from the request \"(.*)\"",
                (world, said) => Check((string?)world.Json![said[0]] == said[1], $"{said[0]} is {world.Json[said[0]]}")
            );

    static void Matches(World world, ApiSchemas api, string path, string status)
    {
        var problems = api.Problems(path, world.Method.Method.ToLowerInvariant(), status, world.Text);
        Check(problems.Count == 0, string.Join("; ", problems));
    }

    static World Named(World world)
    {
        world.Header = World.Client;
        return world;
    }

    static object Corrected(string applicantId) =>
        new
        {
            applicationName = "Amya Yuko",
            applicantId,
            created = "2000-10-23T00:00:00.000Z",
            formData = new { data = new { form = new { dueOn = "2026-12-24" } } },
            documentUrls = Array.Empty<string>(),
        };

    static string Part(string text) => Uri.EscapeDataString(text);

    static void Check(bool holds, string otherwise)
    {
        if (!holds)
            throw new StepFailedException(otherwise);
    }
}
