using ConvertTyped.Diagnostics;

namespace ConvertTyped.Tests.Diagnostics;

public class RedactionTests
{
    [Theory]
    [InlineData("sdk_live_1234567890", "sdk_****_7890")]
    [InlineData("100412345678/200212345", "sdk_****_2345")]
    [InlineData("short", "sdk_****")]
    [InlineData("", "none")]
    [InlineData(null, "none")]
    public void Of_an_sdk_key_four_characters_are_shown_or_none(string? key, string shown) => Assert.Equal(shown, Redaction.SdkKey(key));

    [Fact]
    public void A_visitor_is_told_by_a_piece_of_a_hash() => Assert.Equal("ba7816bf8f01cfea", Redaction.VisitorId("abc"));

    [Fact]
    public void Of_an_address_neither_path_nor_query_is_shown() =>
        Assert.Equal("https://example.com:8443", Redaction.Address(new("https://example.com:8443/config/sdk_live_1234567890?debug_token=x")));
}
