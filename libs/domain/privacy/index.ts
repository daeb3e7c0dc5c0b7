/**
 * Masking (脱敏) of personal data for lists, progress pages and messages: enough to recognise one's own, too little to
 * learn another's. Pure text to text; anything too short to keep a part of is hidden wholly.
 */
const stars = (count: number): string => '*'.repeat(Math.max(count, 0));

/** 证件号码: the first 3 and last 4 of an 18-digit number, so the birth date stays hidden; the ends of other documents. */
export function maskIdNo(idNo: string): string {
  const text = [...idNo.trim()];
  if (text.length < 6) return stars(text.length);
  const [head, tail] = text.length >= 15 ? [3, 4] : [1, 2];
  return text.slice(0, head).join('') + stars(text.length - head - tail) + text.slice(-tail).join('');
}

/** 电话号码: the last 4 digits, and the first 3 of numbers of 11 digits and more; separators stay. */
export function maskPhone(phone: string): string {
  const text = [...phone.trim()];
  const total = text.filter((sign) => /\d/.test(sign)).length;
  const head = total >= 11 ? 3 : 0;
  const tail = total >= 7 ? 4 : 0;
  let seen = 0;
  return text
    .map((sign) => {
      if (!/\d/.test(sign)) return /[\s+()（）-]/.test(sign) ? sign : '*';
      seen += 1;
      return seen <= head || seen > total - tail ? sign : '*';
    })
    .join('');
}

/** 姓名: the first character only (张**); of a name in Latin letters the first letter of each word (J*** S****). */
export function maskName(name: string): string {
  const text = name.trim();
  if (/^[\p{Script=Latin}\s.'’-]+$/u.test(text)) {
    return text.replace(/\p{L}[\p{L}\p{M}.'’-]*/gu, (word) => word.slice(0, 1) + stars([...word].length - 1));
  }
  const [first = '', ...rest] = [...text];
  return rest.length === 0 ? stars([...text].length) : first + stars(rest.length);
}

const PROVINCE = '(?:[^省市区县]{2,8}?(?:省|自治区|特别行政区))?';
const CITY = '(?:[^省市区县]{1,9}?(?:市|自治州|地区|盟))?';
/** 小区, 园区, 社区 … end a place inside a county, never a county. */
const COUNTY = '(?:[^省市区县]{1,8}?(?:(?<![小园社校厂库片])区|县|市|旗))?';
const ADMINISTRATIVE = new RegExp(`^${PROVINCE}${CITY}${COUNTY}`);

/** 地址: province, city and county stay (广东省汕尾市海丰县******); everything nearer to the door is hidden. */
export function maskAddress(address: string): string {
  const text = address.trim();
  const kept = ADMINISTRATIVE.exec(text)?.[0] ?? '';
  return text === '' ? '' : `${kept === text ? '' : kept}******`;
}
