using ConvertTyped.AspNetCore.Visitors;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

public class UserAgentTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "CH", "DESK")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0", "OTH", "DESK")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/120.0", "OP", "DESK")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "FF", "DESK")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "SF", "DESK")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko", "IE", "DESK")]
    [InlineData("Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "CH", "ALLPH,OTHPH")]
    [InlineData("Mozilla/5.0 (Linux; Android 16; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "CH", "ALLTAB,OTHTAB")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1", "CH", "ALLTAB,IPAD")]
    [InlineData("curl/8.0", "OTH", "OTHDEV")]
    [InlineData("", "OTH", "OTHDEV")]
    public void A_user_agent_is_classified_as_in_Converts_reports(string userAgent, string browser, string devices)
    {
        Assert.Equal(browser, UserAgentSegments.BrowserOf(userAgent));
        Assert.Equal(devices, string.Join(',', UserAgentSegments.DevicesOf(userAgent)));
    }
}
