using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Cores;

/// <summary>Lets <c>ConvertTyped.AspNetCore</c> add its services for each core that <c>AddConvert</c> registers.</summary>
internal interface IHostIntegration
{
    void AddTo(IServiceCollection services, RegisteredCore core);
}
