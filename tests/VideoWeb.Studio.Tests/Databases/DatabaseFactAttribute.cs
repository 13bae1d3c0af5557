using Xunit.Abstractions;
using Xunit.Sdk;

namespace VideoWeb.Studio.Tests.Databases;

/// <summary>A fact of a class that runs on both databases: shown as skipped where PostgreSQL is left out on purpose.</summary>
[XunitTestCaseDiscoverer("VideoWeb.Studio.Tests.Databases.DatabaseFactDiscoverer", "VideoWeb.Studio.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseFactAttribute : FactAttribute;

public sealed class DatabaseFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        PostgresDatabase.Skipped && testMethod.TestClass.Class.Name.EndsWith("OnPostgres", StringComparison.Ordinal)
            ? new SkippedTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}

public sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("For the serializer.")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => $"{PostgresDatabase.Skip}=1";
}
