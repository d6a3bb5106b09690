using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Shop.Tests;

/// <summary>The shop's tests, which do not depend on the source of the flags.</summary>
public sealed class ShopTests : IAsyncLifetime
{
    private readonly WebApplication _app = ShopApp.Build("--urls", "http://127.0.0.1:0");
    private readonly HttpClient _client = new();

    [Theory]
    [InlineData("/search", "search")]
    [InlineData("/search/print", "print")]
    [InlineData("/pay", "express")]
    [InlineData("/gift-cards", "gift cards")]
    [InlineData("/dark", "dark")]
    [InlineData("/sale", "sale")]
    [InlineData("/mobile", "desktop")]
    public async Task A_path_returns_the_content_for_the_state_of_its_flag(string path, string expected) => Assert.Equal(expected, await GetAsync(path));

    [Theory]
    [InlineData("/pay/legacy", "not here")]
    [InlineData("/pay/strict", "not here")]
    [InlineData("/admin", "")]
    public async Task A_disabled_flag_hides_its_content(string path, string expected)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_phone_gets_the_mobile_page() => Assert.Equal("mobile", await GetAsync("/mobile", ("User-Agent", "Phone Mobile")));

    [Theory]
    [InlineData("beta", "banner, new footer, beta, vip prices, with tax, points")]
    [InlineData("other", "banner, new footer, stable, vip prices, with tax, points")]
    public async Task The_checkout_depends_on_the_groups_of_the_user(string group, string expected) =>
        Assert.Equal(expected, await GetAsync("/checkout", ("X-User", "anna"), ("X-Groups", group)));

    [Theory]
    [InlineData("anna", "flow treatment True, nearest x 6, layout Wide 1200")]
    [InlineData("ben", "flow treatment True, nearest x 6, layout Narrow 800")]
    public async Task The_catalogue_shows_the_variants_of_the_user(string user, string expected) => Assert.Equal(expected, await GetAsync("/catalogue", ("X-User", user)));

    [Fact]
    public async Task The_wish_list_page_shows_the_content_for_the_state_of_each_flag() => Assert.Equal(
        ["wishes", "any", "no old footer", "one page", "sale"],
        (await GetAsync("/wishes")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [Fact]
    public async Task The_live_chat_flag_adds_a_header_to_the_response()
    {
        using var answer = await _client.GetAsync(new Uri("/dark", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("on", Assert.Single(answer.Headers.GetValues("X-Chat")));
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<string> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
