using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RnnSweeps.Deploy.Tests.Support;

/// <summary>YAML in which every key is known to the type that it is read as, and none stands twice; merge keys are followed.</summary>
internal static class StrictYaml
{
    private static readonly IDeserializer Snake = Deserializer(UnderscoredNamingConvention.Instance);
    private static readonly IDeserializer Camel = Deserializer(CamelCaseNamingConvention.Instance);

    /// <summary>Keys such as <c>depends_on</c>.</summary>
    /// <exception cref="YamlException">A key is unknown or stands twice, or a value is of another kind.</exception>
    public static T OfSnakeCase<T>(string text) => Read<T>(Snake, text);

    /// <summary>Keys such as <c>nameSuffix</c>.</summary>
    /// <inheritdoc cref="OfSnakeCase"/>
    public static T OfCamelCase<T>(string text) => Read<T>(Camel, text);

    private static T Read<T>(IDeserializer deserializer, string text)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        return deserializer.Deserialize<T>(parser);
    }

    private static IDeserializer Deserializer(INamingConvention naming) =>
        new DeserializerBuilder().WithNamingConvention(naming).WithDuplicateKeyChecking().Build();
}
