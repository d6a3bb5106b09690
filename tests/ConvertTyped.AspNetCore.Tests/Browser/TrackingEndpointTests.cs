using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Browser;

/// <summary>Tests conversions that browsers send, and forged or invalid requests.</summary>
public class TrackingEndpointTests
{
    private const string Path = "/convert-events/track/10041001/10042002";
    private const string GoalId = "100430001";

    [Fact]
    public async Task A_conversion_is_tracked_once_for_the_requests_visitor_even_if_the_browser_names_another()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.NoContent, await SendAsync(app, Conversion("alice"), ("X-Visitor", "bob")));
        await app.Core.FlushAsync();
        Assert.Equal([("bob", "conversion")], Events.Of(server));
        var data = Events.FirstVisitor(server).GetProperty("events")[0].GetProperty("data").GetProperty("goalData")[0];
        Assert.Equal(("amount", 49), (data.GetProperty("key").GetString(), data.GetProperty("value").GetInt32()));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_request_from_another_site_is_refused(string header, string value) =>
        Assert.Equal((HttpStatusCode.Forbidden, 0), await SentAsync(Conversion("alice"), (header, value)));

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task A_request_with_a_repeated_Origin_or_Sec_Fetch_Site_header_is_refused(string header, string value)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        var address = app.Client.BaseAddress!;
        using var client = new TcpClient(address.Host, address.Port);
        // HttpClient would send the values as one header.
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n{header}: {value}\r\n{header}: {value}\r\n\r\n{{}}"));
        using var reader = new StreamReader(client.GetStream());
        Assert.Equal("HTTP/1.1 403 Forbidden", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Requests_from_the_applications_own_pages_are_accepted() =>
        Assert.Equal((HttpStatusCode.NoContent, 1), await SentAsync(Conversion("alice"), ("Sec-Fetch-Site", "same-origin")));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"visitors":1}""")]
    [InlineData("""{"visitors":[{"events":[{"eventType":"conversion","data":{"goalId":1}}]}]}""")]
    [InlineData("""{"visitors":[{"events":[{"eventType":"conversion","data":{"goalId":"100430001","goalData":[{"key":"amount","value":[]}]}}]}]}""")]
    [InlineData("""{"visitors":[null]}""")]
    [InlineData("""{"visitors":[{"events":[{"eventType":"conversion","data":{"goalId":null}}]}]}""")]
    [InlineData("""{"visitors":[{"events":[{"eventType":"conversion","data":{"goalId":"\ud800"}}]}]}""")]
    [InlineData("""{"visitors":[{"events":[{"eventType":"conversion","data":{"goalId":"100430001","goalData":[{"key":null,"value":1}]}}]}]}""")]
    [InlineData("""{"visitors":[{"events":[{"eventType":"conversion","data":{"goalId":"100430001","goalData":[{"key":"amount","value":1e400}]}}]}]}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task A_body_without_valid_conversions_is_a_bad_request(string body) => Assert.Equal((HttpStatusCode.BadRequest, 0), await SentAsync(body));

    [Fact]
    public async Task Decisions_that_a_browser_sends_are_ignored() => Assert.Equal((HttpStatusCode.NoContent, 0), await SentAsync(
        """{"visitors":[{"visitorId":"alice","events":[{"eventType":"bucketing","data":{"experienceId":"100410001","variationId":"100420001"}}]}]}"""));

    [Fact]
    public async Task A_request_whose_content_type_is_not_JSON_is_refused()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await SendAsync(app, Conversion("alice"), "text/plain"));
    }

    [Fact]
    public async Task The_size_and_rate_of_requests_are_limited()
    {
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 0), await SentAsync(Conversion(new string('x', 70_000))));
        var many = string.Join(',', Enumerable.Repeat($$$"""{"eventType":"conversion","data":{"goalId":"{{{GoalId}}}"}}""", 101));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 0), await SentAsync($$"""{"visitors":[{"visitorId":"a","events":[{{many}}]}]}"""));

        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
            answers.Add(await SendAsync(app, Conversion("alice")));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.All(answers.Take(30), answer => Assert.Equal(HttpStatusCode.NoContent, answer));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(app, Conversion("alice"), ("X-Visitor", "bob")));
    }

    [Fact]
    public async Task A_request_in_the_name_of_another_visitor_does_not_affect_that_visitor()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        await SendAsync(app, Conversion("alice"), ("X-Visitor", "bob"));
        await SendAsync(app, Conversion("alice"), ("Cookie", "convert_visitor=alice"));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(app, Conversion("bob"), ("X-Visitor", "alice")));
        await app.Core.FlushAsync();
        // Alice's event comes from the last request, the only one that she sent herself.
        Assert.Equal([("alice", "conversion"), ("bob", "conversion")], Events.Of(server).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("convert_visitor=alice")]
    [InlineData("convert_visitor=CfDJ8Forged")]
    public async Task A_client_that_has_not_opened_a_page_is_not_tracked_and_gets_no_cookie(string? cookie)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(Conversion("alice"), Encoding.UTF8, "application/json") };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var response = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
    }

    [Fact]
    public async Task Any_number_of_requests_from_one_visitor_cause_one_event_for_each_goal()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        var many = string.Join(',', Enumerable.Repeat($$$"""{"eventType":"conversion","data":{"goalId":"{{{GoalId}}}"}}""", 100));
        for (var i = 0; i < 70; i++)
            await SendAsync(app, $$"""{"visitors":[{"visitorId":"{{i}}","events":[{{many}}]}]}""", ("X-Visitor", "bob"));
        await app.Core.FlushAsync();
        Assert.Equal([("bob", "conversion")], Events.Of(server));
    }

    [Fact]
    public async Task A_large_body_without_a_length_is_refused()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(Conversion(new string('x', 70_000)), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Visitor", "bob");
        using var response = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
    }

    [Fact]
    public async Task Without_consent_nothing_is_tracked()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server, visitors => visitors.HasConsent = _ => false);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(app, Conversion("alice")));
        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
    }

    private static string Conversion(string visitorId) => $$$"""
        {"accountId":"1","projectId":"2","visitors":[{"visitorId":"{{{visitorId}}}","events":[
          {"eventType":"conversion","data":{"goalId":"{{{GoalId}}}","goalData":[{"key":"amount","value":49}]}}]}]}
        """;

    private static async Task<(HttpStatusCode Status, int Events)> SentAsync(string body, params (string, string)[] headers)
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        var status = await SendAsync(app, body, [("X-Visitor", "bob"), .. headers]);
        await app.Core.FlushAsync();
        return (status, Events.Of(server).Count);
    }

    private static Task<HttpStatusCode> SendAsync(TestApp app, string body, params (string Name, string Value)[] headers) =>
        SendAsync(app, body, "application/json", headers);

    private static async Task<HttpStatusCode> SendAsync(TestApp app, string body, string mediaType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static Task<TestApp> StartAsync(FakeConvertServer server, Action<ConvertVisitorOptions>? visitors = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddConvert(options => (options.Config, options.Transport.TrackEndpoint) = (Shop.Config, server.TrackEndpoint));
            if (visitors is not null)
                builder.Services.Configure(visitors);
        },
        app =>
        {
            app.UseConvert();
            app.MapConvertTracking();
        });
}
