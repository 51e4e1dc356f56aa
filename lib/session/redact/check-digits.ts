// Numbers that prove themselves by their last digits. Pure.

/** Payment cards: the issuers' ranges, and the sum of Luhn. `digits` are digits only. */
export function isCardNumber(digits: string): boolean {
  return CARDS.test(digits) && luhnSum(digits) % 10 === 0;
}

/** Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro, Elo and Hipercard. */
const CARDS =
  /^(?:4\d{15}|4\d{18}|5[0-9]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|6[0-9]\d{14}|6[2-9]\d{15,17})$/;

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = digits.length - 1, isSecond = false; index >= 0; index--, isSecond = !isSecond) {
    const digit = digits.charCodeAt(index) - 48;
    const counted = isSecond ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}

/** Brazil's number of a person: eleven digits, the last two made from the others. */
export function isCpf(digits: string): boolean {
  if (!/^(?!(\d)\1{10})\d{11}$/.test(digits)) return false;
  return [9, 10].every((length) => {
    let sum = 0;
    for (let index = 0; index < length; index++) sum += valueAt(digits, index) * (length + 1 - index);
    return ((sum * 10) % 11) % 10 === valueAt(digits, length);
  });
}

/** Brazil's number of a company, since 2026 with letters too: twelve places and two digits made from them. */
export function isCnpj(places: string): boolean {
  if (!/^(?!(.)\1{13})[0-9A-Z]{12}\d{2}$/.test(places)) return false;
  return [12, 13].every((length) => {
    let sum = 0;
    for (let index = 0; index < length; index++) sum += valueAt(places, index) * (((length - 1 - index) % 8) + 2);
    const rest = sum % 11;
    return (rest < 2 ? 0 : 11 - rest) === valueAt(places, length);
  });
}

/** A digit is itself, a letter its distance from the digit 0. */
function valueAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}
