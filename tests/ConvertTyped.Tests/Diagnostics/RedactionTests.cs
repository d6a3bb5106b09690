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
    public void At_most_four_characters_of_an_SDK_key_are_shown(string? key, string shown) => Assert.Equal(shown, Redaction.SdkKey(key));

    [Fact]
    public void Only_the_first_16_digits_of_the_hash_of_a_visitor_id_are_shown() => Assert.Equal("ba7816bf8f01cfea", Redaction.VisitorId("abc"));

    [Fact]
    public void Only_the_scheme_the_host_and_the_port_of_an_address_are_shown() =>
        Assert.Equal("https://example.com:8443", Redaction.Address(new("https://example.com:8443/config/sdk_live_1234567890?debug_token=x")));
}
