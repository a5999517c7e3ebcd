/** Words that a customer never reads in Chinese, which has no word boundaries; 不是诊断 ("not a diagnosis") is allowed. */
export const banned: RegExp =
  /(?<!不是|并非)诊断|确诊|癌|瘤|恶性|良性|可疑|疑似|[高中低]危|风险|评分|得分|分数|(一切|皮肤|斑点|结果|检查)正常|未见异常|没有异常|无异常|没有问题|没问题|没事|放心|异型|[非不]典型|异常增生/u;
